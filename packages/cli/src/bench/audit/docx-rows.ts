import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { writeReport } from "@kehoach/documents/docx/write-report";
import { measureCommand } from "./command-rows.ts";
import { longReport } from "./made-up-report.ts";
import type { Row } from "./row.ts";
import { measureServed } from "./served-rows.ts";

/** Fifty pages of Word, as whoever works with the system has them audited; the command beside it. @rule Q262 */
export async function measureDocx(root: string, folder: string): Promise<readonly Row[]> {
  const path = join(folder, "dai.docx");
  writeFileSync(path, await writeReport(longReport()));
  return [...(await measureServed(root, folder, path)), ...measureCommand(root, path)];
}

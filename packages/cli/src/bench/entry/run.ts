import { readArguments } from "../../arguments.ts";
import { say } from "../../language.ts";
import type { BenchSite } from "../site/bench-site.ts";
import { makeSite } from "../site/make-site.ts";
import { measurePlain } from "../site/plain-rows.ts";
import { measureSite } from "../site/run-site.ts";
import type { Measure } from "../table.ts";
import { measureApprove } from "./approve-forms.ts";
import { ENTRY_SIZE } from "./entry-size.ts";
import { measureExcel } from "./excel.ts";
import { measureGrid } from "./grid.ts";
import { measureSubmit } from "./submit-rows.ts";

/** The rows of the table, in this order; each is given the same server. */
const ROWS: readonly ((site: BenchSite) => Promise<readonly Measure[]>)[] = [
  measureSubmit,
  measurePlain,
  measureApprove,
  measureGrid,
  measureExcel,
];

/** `kehoach bench entry`: entering, sending and approving forms, measured in one run on this machine. */
export async function run(args: readonly string[]): Promise<number> {
  const usage = say({ vi: "kehoach bench entry [--json TỆP]", en: "kehoach bench entry [--json FILE]" });
  const given = readArguments(args, { valued: ["json"], bare: [], least: 0, most: 0, usage });
  if ("complaints" in given) {
    for (const complaint of given.complaints) console.error(complaint);
    return 2;
  }
  if (given.help) {
    console.log(usage);
    console.log(
      say({
        vi: "Đo việc nhập, gửi và duyệt biểu trên một cơ quan dựng, bằng một thư mục dữ liệu tạm. Mã kết thúc là 1 khi có phép đo vượt hạn mức.",
        en: "Measures entering, sending and approving forms of a made-up authority, in a data folder of its own. Ends with 1 when a measure is over its budget.",
      }),
    );
    return 0;
  }
  const make = (data: string) => makeSite(data, ENTRY_SIZE, 2);
  return measureSite({ size: ENTRY_SIZE, make, json: given.values.get("json") }, async (site) => {
    const measures: Measure[] = [];
    for (const measure of ROWS) measures.push(...(await measure(site)));
    return measures;
  });
}

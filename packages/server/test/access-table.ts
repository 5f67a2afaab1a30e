import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ROLES, type Role } from "@kehoach/core/access/actor";
import { PROJECT_ROOT } from "../src/platform/config.ts";

/** A cell of the table in docs/rules/access.md. */
export type Cell = "dưới" | "toàn" | "mọi nơi" | "công khai" | "-";
export type TableRow = {
  readonly roles: Readonly<Record<Role, Cell>>;
  /** Signed in, without an appointment. */
  readonly without: Cell;
  readonly visitor: Cell;
  readonly lent: boolean;
};

const CELLS: readonly string[] = ["dưới", "toàn", "mọi nơi", "công khai", "-"];
const COLUMNS = ["Việc", "Mã", ...ROLES, "chưa có vai trò", "khách", "khi mượn"];

function toCell(text: string): Cell {
  if (!CELLS.includes(text)) throw new Error(`docs/rules/access.md: "${text}" is no cell`);
  return text as Cell; // one of CELLS
}

function cellsOf(line: string): readonly string[] {
  return line
    .split("|")
    .slice(1, -1)
    .map((cell) => cell.trim());
}

function readLines(): readonly string[] {
  return readFileSync(join(PROJECT_ROOT, "docs/rules/access.md"), "utf8").split("\n");
}

/** The addresses the file names as open to anyone, besides pages. */
export function readOpenAddresses(): readonly string[] {
  const line = readLines().find((one) => one.startsWith("Ngoài bảng")) ?? "";
  return [...line.matchAll(/`([^`]+)`/g)].map(([, path = ""]) => path.replace("...", ""));
}

/** The table as it stands in the file, by the code of the action; nothing of the program is asked. */
export function readAccessTable(): ReadonlyMap<string, TableRow> {
  const lines = readLines();
  const head = lines.findIndex((line) => line.startsWith("| Việc |"));
  if (JSON.stringify(cellsOf(lines[head] ?? "")) !== JSON.stringify(COLUMNS)) throw new Error("the table has other columns");
  const rows = new Map<string, TableRow>();
  for (const line of lines.slice(head + 2)) {
    if (!line.startsWith("|")) break;
    const [, action = "", ...cells] = cellsOf(line);
    const [without = "", visitor = "", lent = ""] = cells.slice(ROLES.length);
    if (lent !== "có" && lent !== "-") throw new Error(`"${lent}" is not có or -`);
    // One cell a role, in their order: the columns were compared above.
    const roles = Object.fromEntries(ROLES.map((role, at) => [role, toCell(cells[at] ?? "")])) as Record<Role, Cell>;
    rows.set(action.replaceAll("`", ""), { roles, without: toCell(without), visitor: toCell(visitor), lent: lent === "có" });
  }
  return rows;
}

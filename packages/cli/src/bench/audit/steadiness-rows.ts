import { cleanProse } from "./clean-prose.ts";
import { cleanTables } from "./clean-table.ts";
import { readGold } from "./gold.ts";
import type { Row } from "./row.ts";
import { auditToJson, toDocument } from "./run-audit.ts";
import { auditThreeWays, isOrderFree, listChanged, TRANSFORMS } from "./same-findings.ts";

const RUNS = 100;

function sameRow(name: string, wrong: readonly string[], of: number): Row {
  return {
    name,
    measured: `${of - wrong.length}/${of}`,
    gate: "tất cả",
    aim: "",
    passed: wrong.length === 0,
    ...(wrong.length > 0 ? { note: `khác ở ${wrong.slice(0, 8).join(", ")}` } : {}),
    values: { same: of - wrong.length, of },
  };
}

/** The same bytes every run; the same findings whatever the form of the text. */
export async function measureSteadiness(root: string): Promise<readonly Row[]> {
  const gold = readGold(root)?.passages.map(({ doc, text }) => ({ name: doc, text })) ?? [];
  const own = [...cleanProse(24), ...cleanTables(6)];
  const texts = gold.length > 0 ? [...gold, ...own] : own;
  const long = toDocument("all", own.map(({ text }) => text).join("\n\n"));
  const outputs = new Set(Array.from({ length: RUNS }, () => JSON.stringify(auditToJson(long, true))));
  const rows: Row[] = [
    {
      name: `${RUNS} lần chạy: JSON giống từng byte`,
      measured: outputs.size === 1 ? "có" : `${outputs.size} bản khác nhau`,
      gate: "có",
      aim: "",
      passed: outputs.size === 1,
      values: { outputs: outputs.size, runs: RUNS },
    },
    ...TRANSFORMS.map((transform) => sameRow(`biến hình ${transform.name}`, listChanged(texts, transform), texts.length)),
  ];
  const groups = Array.from({ length: 12 }, (_none, group) => texts.filter((_text, order) => order % 12 === group));
  const disordered = groups.flatMap((group, order) => (isOrderFree(group, order + 1) ? [] : [`nhóm ${order + 1}`]));
  rows.push(sameRow("biến hình: đảo thứ tự đoạn (SAI, XEM LẠI)", disordered, groups.length));
  const split: string[] = [];
  const plain: string[] = [];
  const flat = texts.filter(({ text }) => !text.includes("|") && !text.includes("\n"));
  for (const [order, { name, text }] of flat.slice(0, 60).entries()) {
    const ways = await auditThreeWays([text], order + 1);
    if (ways.split !== ways.whole) split.push(name);
    if (ways.text !== ways.whole) plain.push(name);
  }
  const tried = Math.min(60, flat.length);
  rows.push(sameRow("biến hình: cắt run trong DOCX", split, tried), sameRow("biến hình: DOCX → văn bản", plain, tried));
  return rows;
}

import { type Row, showShare, skipped } from "./row.ts";
import { auditText } from "./run-audit.ts";
import { readSeed } from "./seed.ts";
import { scoreFigures } from "./seed-figures.ts";
import { AIM_FIND, answersTo, MUST_FIND, strayErrors } from "./seed-findings.ts";
import { findRelation, listWanted, placeRelation } from "./seed-relations.ts";

/** The rows of the 2023 report. */
export function measureSeed(root: string): readonly Row[] {
  const seed = readSeed(root);
  if (!seed) return [skipped("báo cáo 2023", "không có ../shared/seed")];
  const audit = auditText("bao-cao-2023.txt", seed.text);
  const wanted = listWanted(seed);
  const lost = wanted.filter((check) => {
    const found = findRelation(audit, placeRelation(seed, check));
    return found === undefined || found.result === "unchecked";
  });
  const share = (wanted.length - lost.length) / wanted.length;
  const missing = (ids: readonly string[]): readonly string[] =>
    ids.filter((id) => {
      const finding = seed.findings.find((one) => one.id === id);
      return finding === undefined || answersTo(seed, audit, finding).length === 0;
    });
  const [must, aim] = [missing(MUST_FIND), missing(AIM_FIND)];
  const stray = strayErrors(seed, audit);
  const figures = scoreFigures(seed, audit);
  const [precision, recall] = [
    figures.found / Math.max(1, figures.found + figures.extra),
    figures.found / Math.max(1, figures.gold),
  ];
  const f1 = (2 * precision * recall) / Math.max(1e-9, precision + recall);
  return [
    {
      name: "báo cáo 2023: quan hệ tìm thấy",
      measured: `${showShare(share)} (${wanted.length - lost.length}/${wanted.length})`,
      gate: showShare(0.95),
      aim: "tất cả",
      passed: share >= 0.95,
      ...(lost.length > 0 ? { note: `thiếu ${lost.map(({ id }) => id).join(" ")}` } : {}),
      values: { found: wanted.length - lost.length, of: wanted.length, share },
    },
    {
      name: `báo cáo 2023: ${MUST_FIND.join(" ")}`,
      measured: `${MUST_FIND.length - must.length}/${MUST_FIND.length}`,
      gate: "tất cả",
      aim: "",
      passed: must.length === 0,
      ...(must.length > 0 ? { note: `thiếu ${must.join(" ")}` } : {}),
      values: { found: MUST_FIND.length - must.length, of: MUST_FIND.length },
    },
    {
      name: "báo cáo 2023: SAI ngoài dòng của findings",
      measured: String(stray.length),
      gate: "0",
      aim: "0",
      passed: stray.length === 0,
      ...(stray.length > 0 ? { note: stray.map(({ span, stated }) => `dòng ${span.line}: ${stated}`).join("; ") } : {}),
      values: { count: stray.length },
    },
    {
      name: `báo cáo 2023: xem lại ${AIM_FIND.join(" ")}`,
      measured: `${AIM_FIND.length - aim.length}/${AIM_FIND.length}`,
      gate: "",
      aim: "tất cả",
      ...(aim.length > 0 ? { note: `thiếu ${aim.join(" ")}` } : {}),
      values: { found: AIM_FIND.length - aim.length, of: AIM_FIND.length },
    },
    {
      name: "báo cáo 2023: giá trị + đơn vị + bậc, F1",
      measured: showShare(f1),
      gate: showShare(0.97),
      aim: showShare(0.995),
      passed: f1 >= 0.97,
      note: `đúng ${figures.found}/${figures.gold}, thừa ${figures.extra}`,
      values: { f1, precision, recall },
    },
  ];
}

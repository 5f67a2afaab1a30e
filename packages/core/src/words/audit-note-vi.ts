import type { Result } from "../audit/claim.ts";
import type { OtherReading, UncheckedReason } from "../audit/note.ts";
import { packSentencesVi } from "./audit-pack-vi.ts";
import { reasonNamesVi } from "./audit-vi.ts";
import { type CheckFacts, joinParts, type NoteSentences } from "./check-facts.ts";

const LEADS = {
  error: "Số liệu không khớp",
  review: "Cần xem lại",
  rounding: "Lệch do làm tròn",
  convention: "Lệch quy tắc làm tròn",
  ok: "Khớp",
  unchecked: "Không kiểm được",
} as const satisfies Record<Result, string>;

const READINGS = {
  "growth-for-ratio": "hiểu là mức tăng, giảm, không phải tỷ lệ so với gốc",
  "ratio-for-growth": "hiểu là tỷ lệ so với gốc, không phải mức tăng, giảm",
  "other-plan": "so với một mức kế hoạch khác nêu trong văn bản",
  "unit-scale": "đổi lại đơn vị của một trong các số",
  inverted: "đảo tử số và mẫu số",
  "wrong-base": "lấy số mới làm gốc",
  remaining: "hiểu là phần còn lại",
  "points-for-percent": "hiểu là điểm phần trăm",
  "partial-list": "các phần nêu ra chưa phải tất cả",
} as const satisfies Record<OtherReading, string>;

function lead({ check }: CheckFacts): string {
  return LEADS[check.result];
}

/** "5.345,97 ha / 5.470 ha = 97,73 %" */
function equation({ relation, computed }: CheckFacts): string | undefined {
  return relation === undefined ? computed : computed === undefined ? relation : `${relation} = ${computed}`;
}

function reported({ stated }: CheckFacts): string {
  return `văn bản ghi ${stated}`;
}

/** "kết quả phải nằm trong 97,72 %–97,74 %; văn bản ghi 95,9%" */
function verdict(facts: CheckFacts): string {
  const { check, interval, computed, exact } = facts;
  if (exact !== undefined) return `tổng phải bằng ${exact}`;
  const allowed =
    check.compare === "at-least"
      ? `số ghi không được nhỏ hơn ${interval?.low ?? computed ?? "kết quả này"}`
      : check.compare === "at-most"
        ? `số ghi không được lớn hơn ${interval?.high ?? computed ?? "kết quả này"}`
        : interval === undefined
          ? undefined
          : interval.low === interval.high
            ? `kết quả phải là ${interval.low}`
            : `kết quả phải nằm trong khoảng ${interval.low} – ${interval.high}`;
  return allowed === undefined ? reported(facts) : `với độ chính xác đã ghi, ${allowed}; ${reported(facts)}`;
}

function unchecked(facts: CheckFacts, note: { readonly code: UncheckedReason }): string {
  const shown = facts.computed === undefined ? "" : ` (${joinParts(equation(facts), reported(facts))})`;
  return `${lead(facts)}: ${reasonNamesVi[note.code]}${shown}.`;
}

/** 3 gives "1.000". */
function showPower(power: number): string {
  return `1${"0".repeat(Math.abs(power))}`.replace(/\B(?=(?:\d{3})+$)/gu, ".");
}

export const noteSentencesVi = {
  holds: (facts) => `${lead(facts)}: ${joinParts(equation(facts), reported(facts))}.`,
  rounding: (facts) =>
    `${facts.gap === undefined ? "Phần chênh" : `Chênh ${facts.gap},`} nằm trong sai số làm tròn: ${joinParts(equation(facts), verdict(facts))}.`,
  truncated: (facts) =>
    `${facts.stated} phù hợp nếu cắt bỏ phần lẻ: ${joinParts(equation(facts), "theo quy tắc làm tròn, chữ số bỏ đi từ 5 trở lên thì tăng 1")}.`,
  raised: (facts) =>
    `${facts.stated} phù hợp nếu làm tròn lên: ${joinParts(equation(facts), "theo quy tắc làm tròn, chữ số bỏ đi dưới 5 thì giữ nguyên")}.`,
  mismatch: (facts) => `${lead(facts)}: ${joinParts(equation(facts), verdict(facts))}.`,
  improbable: (facts, { parts }) =>
    `${lead(facts)}: ${joinParts(equation(facts), reported(facts))}${facts.gap === undefined ? "" : `, chênh ${facts.gap}`}. Nếu chỉ do làm tròn ${parts} số hạng thì xác suất dưới 0,1 %.`,
  "other-reading": (facts, { reading }) =>
    `${lead(facts)}: ${joinParts(equation(facts), verdict(facts))}. Số ghi khớp nếu ${READINGS[reading]}.`,
  "unit-scale": (facts, { power }) =>
    `${lead(facts)}: ${joinParts(equation(facts), reported(facts))}. Số ghi khớp nếu một số lệch ${showPower(power)} lần: có thể nhầm đơn vị (triệu với tỷ, ha với m², tấn với tạ) hoặc dấu phẩy.`,
  direction: (facts) => {
    const words =
      facts.check.direction === undefined
        ? "lời văn và số liệu ngược chiều"
        : facts.check.direction === "up"
          ? "lời văn ghi tăng, số liệu cho thấy giảm"
          : "lời văn ghi giảm, số liệu cho thấy tăng";
    const beside = facts.others === "" ? "" : ` (so với ${facts.others})`;
    return `${lead(facts)}: ${words}: ${joinParts(equation(facts), reported(facts))}${beside}.`;
  },
  "missing-base": unchecked,
  "base-not-positive": unchecked,
  "no-earlier-period": unchecked,
  "several-readings": unchecked,
  "other-unit": unchecked,
  "other-period": unchecked,
  "estimate-against-official": unchecked,
  "partial-list": unchecked,
  "unclear-table": unchecked,
  "ambiguous-number": unchecked,
  weak: unchecked,
  "list-count": (facts, { found }) => `${lead(facts)}: văn bản ghi ${facts.stated}, danh sách nêu ${found}.`,
  "no-whole-number": (facts, { below, above }) =>
    `${lead(facts)}: với tổng số đã nêu, không có số nguyên nào cho tỷ lệ ${facts.stated}; hai tỷ lệ gần nhất là ${below} và ${above}.`,
  "mentions-differ": (facts, { other }) =>
    `${lead(facts)}: cùng một nội dung nhưng ở đây ghi “${facts.check.stated}”, chỗ khác ghi “${other}”.`,
  "mentions-unit": (facts, { other }) =>
    `${lead(facts)}: cùng một con số nhưng khác đơn vị, ở đây ghi “${facts.check.stated}”, chỗ khác ghi “${other}”.`,
  "plans-differ": (facts, { low, high }) =>
    `${lead(facts)}: các tỷ lệ so với cùng một kế hoạch cho ra những mức kế hoạch khác nhau, từ ${low} đến ${high}.`,
  "hides-gap": (facts, { gap }) =>
    `${lead(facts)}: làm tròn thành ${facts.stated} nhưng thực hiện còn thiếu ${gap} so với kế hoạch; nên ghi thêm chữ số thập phân.`,
  "category-differs": (facts, { part }) =>
    `${lead(facts)}: phần “${part}” có nội dung trái với tên gọi của tổng “${facts.check.stated}”.`,
  "same-text": (facts, { first }) => `${lead(facts)}: đoạn này trùng nội dung với “${first}”.`,
  "verdict-differs": (facts, { word, against, of }) =>
    `${lead(facts)}: lời văn đánh giá “${word}”, nhưng ${against} trong ${of} số liệu cho thấy khác.`,
  "sequence-broken": (facts, { expected, found }) => `${lead(facts)}: theo thứ tự phải là “${expected}”, văn bản ghi “${found}”.`,
  "dates-disorder": (facts, { other }) =>
    `${lead(facts)}: số văn bản và ngày ban hành không cùng thứ tự: “${facts.check.stated}” và “${other}”.`,
  "impossible-date": (facts) => `${lead(facts)}: trong lịch không có ngày, tháng “${facts.check.stated}”.`,
  "reversed-period": (facts) => `${lead(facts)}: kỳ “${facts.check.stated}” kết thúc trước khi bắt đầu.`,
  "name-variant": (facts, { other, count }) =>
    `${lead(facts)}: một tên được viết theo hai cách: ở đây là “${facts.check.stated}”, ở ${count} chỗ khác là “${other}”.`,
  balance: (facts, { gap }) =>
    `${lead(facts)}: số đầu kỳ, phát sinh trong kỳ và số còn lại chưa cân đối, chênh ${gap}${facts.relation === undefined ? "" : ` (${joinParts(equation(facts), reported(facts))})`}.`,
  "pasted-value": (facts, { formula }) =>
    `${lead(facts)}: ô chứa số ${facts.check.stated} nhập trực tiếp, trong khi các ô cùng loại dùng công thức ${formula}.`,
  "short-range": (facts, { missing }) => `${lead(facts)}: công thức của ô ${facts.check.stated} bỏ sót ${missing}.`,
  "stale-cache": (facts, { recomputed }) =>
    `${lead(facts)}: ô hiển thị ${facts.check.stated}, tính lại công thức được ${recomputed}.`,
  ...packSentencesVi,
} satisfies NoteSentences;

/** "Có thể là “5.245,97” thay cho “5.345,97”." */
export function sayRepairsVi({ check }: CheckFacts): string {
  const said = check.repairs.slice(0, 3).map(({ from, to }) => `“${to}” thay cho “${from}”`);
  if (said.length === 0) return "";
  return said.length === 1 ? ` Có thể là ${said.join("")}.` : ` Có thể sửa theo một trong các cách: ${said.join("; ")}.`;
}

import type { CellSlots } from "../describe/table-slots.ts";

/** What a column of percentages is of. */
export type ColumnBase = "plan" | "period";

const PLAN = /(?:kế hoạch|dự toán|chỉ tiêu|mục tiêu|(?<!\p{L})kh(?!\p{L}))/u;
const PERIOD = /(?:cùng kỳ|cùng thời điểm|năm trước|kỳ trước|tháng trước|quý trước|năm \d{4}|\d{4})/u;
const GROWTH = /(?:tăng|giảm|tốc độ|\+\/-|±|chênh)/u;

/** Whether a column's header says that it compares, and with what: "So cùng kỳ (%)", "% so với KH". */
export function readColumnBase({ header }: CellSlots): ColumnBase | undefined {
  if (!/%|tỷ lệ|tỉ lệ|so |đạt/u.test(header)) return undefined;
  if (PERIOD.test(header) && /so |với|\//u.test(header)) return "period";
  return PLAN.test(header) ? "plan" : undefined;
}

/** "Tăng, giảm (%)": growth; "So cùng kỳ (%)": an index, where 184,0 is a growth of 84,0 %. */
export function isGrowthColumn({ header }: CellSlots): boolean {
  return GROWTH.test(header);
}

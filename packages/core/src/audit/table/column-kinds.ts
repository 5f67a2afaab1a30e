import { RATE_HEADER } from "./apply-units.ts";
import type { Column } from "./columns.ts";

/** "ƯTH 2025/KH 2025": a column named after what it compares. */
const COMPARES =
  /(?<!\p{L})(?:ước|ưth|th|kh|dt|qt|thực hiện|kế hoạch|dự toán|lũy kế|luỹ kế)(?!\p{L})[^()/|]*\/\s*(?:ước|ưth|th|kh|dt|qt|ck|thực hiện|kế hoạch|dự toán|cùng kỳ|cùng kì|lũy kế|luỹ kế)(?!\p{L})/iu;
const CHANGE_HEADER = /tăng|giảm|chênh|còn lại|còn thiếu|vượt|tồn|\+\/-|±|so với|so sánh|tuyệt đối/iu;
const MEAN_HEADER =
  /năng suất|bình quân|trung bình|mật độ|đơn giá|mức|\/\s*(?:ha|km2|km²|người|hộ|xã|lao động|tháng|ngày|sào|con|lớp)(?!\p{L})/iu;
/** Columns that are no sum of their rows, and of rows that are none of their parts. */
export const NOT_ADDITIVE =
  /%|tỷ lệ|tỉ lệ|tỷ trọng|tỉ trọng|cơ cấu|bình quân|trung bình|năng suất|chỉ số|tốc độ|so với|so sánh|mật độ|hệ số|đơn giá|mức sống|xếp hạng|thứ hạng|thứ tự|tuổi thọ|điểm số/iu;

function isPercent(column: Column): boolean {
  return column.figures.some((figure) => figure?.unit.dimension === "percent" && !isRowPercent(column));
}

/** Percentages in a few rows only are the rows' ("Tỷ lệ hộ nghèo"), not the column's. */
function isRowPercent(column: Column): boolean {
  const percents = column.figures.filter((figure) => figure?.unit.dimension === "percent").length;
  return percents * 2 < column.filled;
}

export function isRate(column: Column): boolean {
  return RATE_HEADER.test(column.header) || COMPARES.test(column.header) || isPercent(column);
}

/** A rate that is surely one: so its header or figures say, with a sign of per cent. */
export function isPercentColumn(column: Column): boolean {
  return /%/u.test(column.header) || isPercent(column);
}

export function mayChange(column: Column): boolean {
  return CHANGE_HEADER.test(column.header);
}

export function mayBeMean(column: Column): boolean {
  return MEAN_HEADER.test(column.header) || column.figures.some((figure) => figure?.unit.key.includes("/"));
}

export function mayBeProduct(column: Column): boolean {
  return /thành tiền|sản lượng|giá trị|kinh phí|doanh thu|tổng tiền|số tiền/iu.test(column.header);
}

/** A column whose rows may add up. */
export function isAdditive(column: Column): boolean {
  return !NOT_ADDITIVE.test(column.header) && !COMPARES.test(column.header) && !isPercent(column);
}

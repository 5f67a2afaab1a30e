import type { Cell } from "../indicator/cell.ts";
import { type IsoDate, lastDay, type Period, showPeriod } from "../period/period.ts";
import type { Member, Status } from "../value/value.ts";
import type { Verdict } from "../verdict/verdict.ts";
import type { Setting } from "./setting.ts";

export const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
  exceeded: "vượt kế hoạch",
  met: "đạt kế hoạch",
  notMet: "chưa đạt kế hoạch",
  notAssessable: "chưa đánh giá",
  noFigure: "chưa có số liệu",
};

export const STATUS_WORDS: Readonly<Record<Status, string>> = {
  estimate: "ước",
  reported: "",
  preliminary: "sơ bộ",
  official: "",
};

/**
 * "2023-06-28" as running text writes it: 28/6/2023. Days under 10 and months 1 and 2 take a leading zero.
 * @source Nghị định 30/2020/NĐ-CP, Phụ lục I (ngày, tháng của văn bản)
 */
export function showDate(date: IsoDate): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(date);
  if (!match) return date;
  const [, year = "", month = "", day = ""] = match;
  return `${day}/${month < "03" ? month : month.replace(/^0/u, "")}/${year}`;
}

/** A period in words: "năm 2023", "tháng 11 năm 2023", else its first and last day. */
export function showPeriodWords(period: Period): string {
  const year = period.start.slice(0, 4);
  const month = period.start.slice(5, 7);
  if (period.calendar === "solar" && period.kind === "year") return `năm ${year}`;
  if (period.calendar === "solar" && period.kind === "month") return `tháng ${month} năm ${year}`;
  if (period.kind === "instant") return `thời điểm ${showDate(period.start)}`;
  if (period.start < period.end) return `từ ${showDate(period.start)} đến ${showDate(lastDay(period))}`;
  return showPeriod(period);
}

/** The indicator's name, with the parts it is divided to: "Tổng chi ngân sách (chi thường xuyên)". */
export function showCellName(cell: Cell, { book }: Setting): string {
  const name = book.indicators.get(cell.indicator)?.name ?? cell.indicator;
  const items = cell.breakdown.map(({ dimension, item }) => {
    const known = book.dimensions.find((other) => other.code === dimension)?.items.find((other) => other.code === item);
    return known?.name ?? item;
  });
  return items.length > 0 ? `${name} (${items.join(", ")})` : name;
}

/** The names a count counts, joined. */
export function showMembers(members: readonly Member[] | undefined, separator: string, { book }: Setting): string | undefined {
  if (!members || members.length === 0) return undefined;
  const names = members.map((member) => {
    if ("text" in member) return member.text;
    const { code, validFrom } = member.place;
    return book.places.find((place) => place.code === code && place.validFrom === validFrom)?.name ?? code;
  });
  return names.join(separator);
}

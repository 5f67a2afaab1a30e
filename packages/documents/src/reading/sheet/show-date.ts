import { type Decimal, decimal, multiply, roundTo } from "@kehoach/core/quantity/decimal";
import type { FormatToken } from "./number-format.ts";

const DAY_SECONDS = 86_400;
/** 31 December 9999, the last day a spreadsheet knows. */
const LAST_DAY = 2_958_465;
const WEEKDAYS = ["Chủ Nhật", "Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy"];
const SHORT_WEEKDAYS = ["CN", "T2", "T3", "T4", "T5", "T6", "T7"];

type Moment = {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly weekday: number;
  readonly seconds: number;
  readonly days: number;
};

/**
 * Day 1 is 1 January 1900; day 60 is a 29 February that never was, kept by spreadsheets for the sake of old files, so later days
 * are one ahead.
 */
function toMoment(serial: Decimal, since1904: boolean): Moment | undefined {
  const all = Number(roundTo(multiply(serial, decimal("86400")), 0).units);
  const days = Math.floor(all / DAY_SECONDS);
  if (days < 0 || days > LAST_DAY) return undefined;
  const seconds = all - days * DAY_SECONDS;
  if (!since1904 && days === 60) return { year: 1900, month: 2, day: 29, weekday: 3, seconds, days };
  const fromEpoch = since1904 ? days - 24_107 : days < 60 ? days - 25_568 : days - 25_569;
  const date = new Date(fromEpoch * DAY_SECONDS * 1_000);
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    weekday: date.getUTCDay(),
    seconds,
    days,
  };
}

/** "m" is a minute right after an hour or right before a second; a month elsewhere. */
function isMinute(tokens: readonly FormatToken[], at: number): boolean {
  const times = (step: 1 | -1): string => {
    for (let i = at + step; i >= 0 && i < tokens.length; i += step) {
      const token = tokens[i];
      if (token?.kind === "date") return token.run.charAt(0);
      if (token?.kind === "elapsed") return token.unit;
    }
    return "";
  };
  return times(-1) === "h" || times(1) === "s";
}

function showRun(run: string, moment: Moment, minute: boolean, noon: boolean): string {
  const padded = (value: number): string => value.toString().padStart(Math.min(run.length, 2), "0");
  const hour = Math.floor(moment.seconds / 3_600);
  switch (run.charAt(0)) {
    case "y":
      return run.length <= 2 ? (moment.year % 100).toString().padStart(2, "0") : moment.year.toString();
    case "m":
      if (minute) return padded(Math.floor(moment.seconds / 60) % 60);
      if (run.length === 3) return `Thg ${moment.month}`;
      return run.length > 3 ? `Tháng ${moment.month}` : padded(moment.month);
    case "d":
      if (run.length === 3) return SHORT_WEEKDAYS[moment.weekday] ?? "";
      return run.length > 3 ? (WEEKDAYS[moment.weekday] ?? "") : padded(moment.day);
    case "h":
      return padded(noon ? hour % 12 || 12 : hour);
    default:
      return padded(moment.seconds % 60);
  }
}

/** A day number as its format prints it; undefined when it lies outside what a spreadsheet calls a date. */
export function showDate(serial: Decimal, tokens: readonly FormatToken[], since1904: boolean): string | undefined {
  const moment = toMoment(serial, since1904);
  if (!moment) return undefined;
  const noon = tokens.some(({ kind }) => kind === "noon");
  const elapsed = { h: 3_600, m: 60, s: 1 };
  return tokens
    .map((token, at) => {
      if (token.kind === "date") return showRun(token.run, moment, isMinute(tokens, at), noon);
      if (token.kind === "elapsed")
        return Math.floor((moment.days * DAY_SECONDS + moment.seconds) / elapsed[token.unit]).toString();
      if (token.kind === "literal") return token.text;
      if (token.kind === "noon") return moment.seconds < DAY_SECONDS / 2 ? "SA" : "CH";
      if (token.kind === "slash") return "/";
      if (token.kind === "point") return tokens[at - 1]?.kind === "date" && tokens[at + 1]?.kind === "digit" ? "," : ".";
      if (token.kind === "digit") return "0";
      return token.kind === "comma" ? "," : "";
    })
    .join("")
    .trim();
}

import { isEnglish } from "../language.ts";

function locale(): string {
  return isEnglish() ? "en-GB" : "vi-VN";
}

/** 1.234.567 */
export function showCount(count: number): string {
  return count.toLocaleString(locale());
}

/** "98,1 kB", "1,2 GB": as disks are sold. */
export function showBytes(bytes: number): string {
  const [unit, size] = bytes >= 1e9 ? ["GB", 1e9] : bytes >= 1e6 ? ["MB", 1e6] : ["kB", 1e3];
  return `${(bytes / size).toLocaleString(locale(), { maximumFractionDigits: 1 })} ${unit}`;
}

export function showSeconds(milliseconds: number): string {
  return (milliseconds / 1000).toLocaleString(locale(), { maximumFractionDigits: 1 });
}

/** A moment as a clock in Việt Nam shows it. */
export function showMoment(iso: string): string {
  const form = new Intl.DateTimeFormat(locale(), { dateStyle: "short", timeStyle: "short", timeZone: "Asia/Ho_Chi_Minh" });
  return form.format(new Date(iso));
}

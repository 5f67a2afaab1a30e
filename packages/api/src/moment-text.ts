const VI = new Intl.DateTimeFormat("vi-VN", {
  timeZone: "Asia/Ho_Chi_Minh",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
});
const DAY = new Intl.DateTimeFormat("en-GB", { timeZone: "Asia/Ho_Chi_Minh", day: "2-digit", month: "2-digit", year: "numeric" });

/** A moment as people in Việt Nam say it: "10:32 ngày 20/12/2030". */
export function showMomentVi(at: string): string {
  const moment = new Date(at);
  return `${VI.format(moment)} ngày ${DAY.format(moment)}`;
}

/** The same in English, still on the clock of Việt Nam. */
export function showMomentEn(at: string): string {
  const moment = new Date(at);
  return `${VI.format(moment)} on ${DAY.format(moment)}`;
}

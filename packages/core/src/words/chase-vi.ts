import { showDateVi } from "../period/date.ts";
import type { IsoDate } from "../period/period.ts";
import { type ChasedPlace, type ChaseMessage, isChased, joinSome } from "./chase-message.ts";

const sayOthers = (count: number): string => `và ${count} nơi khác`;

function sayPlace({ name, deadline, days, closed }: ChasedPlace, latest: IsoDate): string {
  const parts = [
    ...(deadline === latest ? [] : [`hạn ${showDateVi(deadline)}`]),
    days === 0 ? "vừa quá hạn" : `${days} ngày`,
    ...(closed ? ["đã thôi nhận"] : []),
  ];
  return `${name} (${parts.join(", ")})`;
}

function sayDemand(message: ChaseMessage, by: IsoDate): string {
  const late = [
    ...(message.overdue.some(({ closed }) => !closed) ? ["quá hạn"] : []),
    ...(message.returned.length > 0 ? ["bị trả lại"] : []),
  ];
  const asked = [
    ...(late.length > 0 ? [`các nơi ${late.join(", ")} gửi chậm nhất ngày ${showDateVi(by)}`] : []),
    ...(message.waiting.length > 0 ? ["các nơi còn trong hạn gửi đúng hạn"] : []),
    ...(message.overdue.some(({ closed }) => closed) ? ["nơi nào phần mềm đã thôi nhận thì liên hệ để được hướng dẫn"] : []),
  ];
  return asked.length === 0 ? "Các nơi đã gửi đủ." : `Đề nghị ${asked.join("; ")}.`;
}

/**
 * A message about one regime and period, ready to be put into a chat: who has not sent, and until when it is asked for.
 *
 * @param by  the day until which is asked for what is overdue
 * @rule Y94
 * @example "[Báo cáo tháng, tháng 6/2031] Hạn 04/07/2031. Đã gửi 18/20. Quá hạn chưa gửi (ngày làm việc): xã A (2 ngày). Đề nghị …"
 */
export function sayChaseVi(message: ChaseMessage, by: IsoDate): string {
  const { regime, period, deadline, reporters, sent, approved, overdue, waiting, returned } = message;
  const list = (title: string, names: readonly string[]): readonly string[] =>
    names.length === 0 ? [] : [`${title}: ${joinSome(names, sayOthers)}.`];
  return [
    `[${regime}, ${period}] Hạn ${showDateVi(deadline)}.`,
    `Đã gửi ${sent}/${reporters}${approved === 0 ? "" : `, đã duyệt ${approved}`}.`,
    ...list(
      "Quá hạn chưa gửi (ngày làm việc)",
      overdue.map((place) => sayPlace(place, deadline)),
    ),
    ...list(
      "Bị trả lại, chờ gửi lại",
      returned.map(({ name }) => name),
    ),
    ...list(
      "Còn trong hạn",
      waiting.map((one) => (one.deadline === deadline ? one.name : `${one.name} (hạn ${showDateVi(one.deadline)})`)),
    ),
    sayDemand(message, by),
  ].join(" ");
}

/** One message about all that is to be chased; what all have sent is left out. @rule Y94 */
export function sayAllChasesVi(
  head: { readonly authority: string; readonly today: IsoDate; readonly by: IsoDate },
  messages: readonly ChaseMessage[],
): string {
  const chased = messages.filter(isChased).map((message) => sayChaseVi(message, head.by));
  const title = `${head.authority}: tình hình gửi báo cáo đến ngày ${showDateVi(head.today)}.`;
  return [title, ...(chased.length === 0 ? ["Các nơi đã gửi đủ."] : chased)].join("\n\n");
}

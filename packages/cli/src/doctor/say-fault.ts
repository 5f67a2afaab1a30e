import { say } from "../language.ts";

const loadVerify = () => import("@kehoach/server/journal/verify");
type Verify = Awaited<ReturnType<typeof loadVerify>>;
export type ChainReport = Awaited<ReturnType<Verify["verifyJournal"]>>[number];
export type ChainFault = ChainReport["faults"][number];

const CLOCK = new Intl.DateTimeFormat("en-GB", { timeZone: "Asia/Ho_Chi_Minh", dateStyle: "short", timeStyle: "medium" });

/** A moment as a reader in Việt Nam writes it: "08:02:03 20/12/2030". */
export function showMoment(at: string): string {
  const [day = "", time = ""] = CLOCK.format(new Date(at)).split(", ");
  return `${time} ${day}`;
}

/** The name of a chain: the code of its authority, or what stands for the installation as a whole. */
export function showChain(authority: string): string {
  return authority === "" ? say({ vi: "cả hệ thống", en: "the whole installation" }) : authority;
}

function showPlace({ position, row }: ChainFault): string {
  const place =
    position === undefined
      ? say({ vi: "dòng chưa niêm", en: "a row not sealed yet" })
      : say({ vi: `vị trí ${position}`, en: `position ${position}` });
  if (row === undefined) return place;
  const { act, subject, actor, at } = row;
  return say({
    vi: `${place} (${act} ${subject}, do ${actor}, lúc ${showMoment(at)})`,
    en: `${place} (${act} ${subject}, by ${actor}, at ${showMoment(at)})`,
  });
}

/** What is wrong with a chain, and where. */
export function sayChainFault(authority: string, fault: ChainFault): string {
  const chain = say({ vi: `Nhật ký của ${showChain(authority)}`, en: `Journal of ${showChain(authority)}` });
  const place = showPlace(fault);
  switch (fault.kind) {
    case "gap":
      return say({
        vi: `${chain}: các vị trí từ ${fault.position} đến ${fault.upTo} đã mất khỏi chuỗi.`,
        en: `${chain}: positions ${fault.position} to ${fault.upTo} are gone from the chain.`,
      });
    case "missing":
      return say({ vi: `${chain}, ${place}: dòng đã bị xóa.`, en: `${chain}, ${place}: the row was removed.` });
    case "hash":
      return say({
        vi: `${chain}, ${place}: mã niêm không khớp; dòng này hoặc dòng liền trước đã bị sửa, chèn hoặc đổi chỗ.`,
        en: `${chain}, ${place}: the hash does not fit; this row or the one before it was changed, put in or moved.`,
      });
    case "digest":
      return say({
        vi: `${chain}, ${place}: nội dung thay đổi không còn như lúc ghi.`,
        en: `${chain}, ${place}: the kept change is not the one that was written.`,
      });
    case "stranger":
      return say({
        vi: `${chain}: có dòng nhật ký của một cơ quan không còn trong cơ sở dữ liệu.`,
        en: `${chain}: there are rows of an authority that is not in the database.`,
      });
  }
}

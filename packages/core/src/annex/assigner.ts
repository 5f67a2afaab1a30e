import type { PlaceLevel } from "../place/place.ts";
import type { TitleFacts } from "./title.ts";

/** What codes of assigners end in, by the level of the place. */
const LEVELS: Readonly<Record<PlaceLevel, string>> = {
  country: "trung-uong",
  province: "tinh",
  district: "huyen",
  commune: "xa",
  agency: "huyen",
};

/** The level that words name, in small letters. */
function readLevel(text: string): PlaceLevel | undefined {
  if (/trung ương|(?<!\p{L})tw(?!\p{L})|chính phủ|thủ tướng|quốc hội/u.test(text)) return "country";
  if (/(?<!\p{L})(?:tỉnh|thành phố|tp)(?!\p{L})/u.test(text)) return "province";
  if (/(?<!\p{L})(?:huyện|quận|thị xã)(?!\p{L})/u.test(text)) return "district";
  return /(?<!\p{L})(?:xã|phường|thị trấn|đặc khu)(?!\p{L})/u.test(text) ? "commune" : undefined;
}

/** "UBND huyện giao", "TW giao", "Nghị quyết HĐND": who gave the target; undefined where the words name nobody. */
function readWords(text: string, own: PlaceLevel): string | undefined {
  const level = readLevel(text);
  const at = LEVELS[level ?? own];
  if (level === "country" || /(?<!\p{L})(?:bộ tài chính|btc|bộ kh)(?!\p{L})/u.test(text)) return LEVELS.country;
  if (/đại hội|đảng bộ|huyện ủy|tỉnh ủy|đảng ủy/u.test(text)) return `dang-bo-${at}`;
  if (/hội đồng nhân dân|(?<!\p{L})hđnd(?!\p{L})/u.test(text)) return `hdnd-${at}`;
  if (/ủy ban nhân dân|uỷ ban nhân dân|(?<!\p{L})ubnd(?!\p{L})/u.test(text)) return `ubnd-${at}`;
  if (/(?<!\p{L})(?:sở|ngành|phòng)(?!\p{L})[^|]*giao/u.test(text)) return "nganh";
  // "Tỉnh giao": plans are handed down by the committee of the level (Luật Ngân sách nhà nước 83/2015/QH13, Điều 44).
  if (level !== undefined && /giao|xây dựng|phấn đấu/u.test(text)) return `ubnd-${at}`;
  return /nghị quyết|(?<!\p{L})nq(?!\p{L})/u.test(text) ? `hdnd-${at}` : undefined;
}

export type Assigner = { readonly assigner: string; readonly isSaid: boolean };

/**
 * Who assigns the targets of a column: as the words over it say, or else as the paper's number and issuer tell ("…/QĐ-UBND" is the
 * committee's); "unstated" where neither does.
 *
 * @param text  the header, joined
 * @param own   the level of the authority whose plan it is
 * @rule M5
 */
export function readAssigner(text: string, own: PlaceLevel, facts: TitleFacts): Assigner {
  const said = readWords(text.normalize("NFC").toLowerCase(), own);
  if (said !== undefined) return { assigner: said, isSaid: true };
  const issuer = facts.issuer?.value.normalize("NFC").toLowerCase() ?? "";
  const at = LEVELS[readLevel(issuer) ?? own];
  const sign = facts.number?.value ?? "";
  if (/-HĐND/u.test(sign) || /^(?:hội đồng nhân dân|hđnd)/u.test(issuer)) return { assigner: `hdnd-${at}`, isSaid: false };
  if (/-UBND/u.test(sign) || /^(?:ủy ban nhân dân|uỷ ban nhân dân|ubnd)/u.test(issuer))
    return { assigner: `ubnd-${at}`, isSaid: false };
  return { assigner: /-TTg/u.test(sign) ? LEVELS.country : "unstated", isSaid: false };
}

/** Whether the paper decides, or only proposes: a decision or a resolution assigns, a report or a submission proposes. */
export function readState(text: string, facts: TitleFacts): "proposed" | "assigned" | "adjusted" {
  const words = text.normalize("NFC").toLowerCase();
  if (/điều chỉnh|(?<!\p{L})đc(?!\p{L})/u.test(words)) return "adjusted";
  if (/dự kiến|đề xuất|đề nghị|xây dựng/u.test(words)) return "proposed";
  return /\/(?:BC|TTr)(?:-|$)/u.test(facts.number?.value ?? "") ? "proposed" : "assigned";
}

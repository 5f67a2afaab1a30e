import { fold } from "../fold.ts";
import type { Place, PlaceLevel } from "../place/place.ts";

/** What a place is: the word before its name, and what follows from that word. */
export type PlaceType = Pick<Place, "kind" | "level" | "type">;

const TERRITORIES: readonly (readonly [type: string, level: Exclude<PlaceLevel, "agency">])[] = [
  ["tỉnh", "province"],
  ["thành phố", "province"],
  ["huyện", "district"],
  ["quận", "district"],
  ["thị xã", "district"],
  ["xã", "commune"],
  ["phường", "commune"],
  ["thị trấn", "commune"],
  ["đặc khu", "commune"],
];

/** Words that name an agency, the longer ones first where one begins like another. */
const AGENCIES: readonly string[] = [
  "văn phòng",
  "phòng",
  "ban quản lý",
  "ban chỉ huy",
  "ban chỉ đạo",
  "ban",
  "bộ phận",
  "sở",
  "chi cục",
  "cục",
  "trung tâm",
  "trường",
  "trạm",
  "hạt",
  "đội",
  "bệnh viện",
  "công an",
  "thanh tra",
  "bảo hiểm xã hội",
  "kho bạc nhà nước",
  "kho bạc",
  "thuế",
  "tòa án nhân dân",
  "viện kiểm sát nhân dân",
  "hội đồng nhân dân",
  "ủy ban",
  "huyện ủy",
  "thành ủy",
  "đảng ủy",
  "đảng bộ",
  "mặt trận",
  "hội",
  "liên đoàn lao động",
  "đoàn",
  "điện lực",
  "bưu điện",
  "ngân hàng",
  "thư viện",
  "bảo tàng",
  "nhà văn hóa",
  "quỹ",
  "tổ",
  "viện",
  "công ty",
];

/** What the column of types may say instead of the word before the name. */
const GENERAL: Readonly<Record<string, "agency" | Exclude<PlaceLevel, "agency">>> = {
  "co quan": "agency",
  "don vi": "agency",
  "co quan don vi": "agency",
  "co quan chuyen mon": "agency",
  "phong ban": "agency",
  "phong chuyen mon": "agency",
  "don vi su nghiep": "agency",
  "don vi su nghiep cong lap": "agency",
  "cap tinh": "province",
  "cap huyen": "district",
  "cap xa": "commune",
};

/** The types a template offers. */
export const OFFERED_TYPES: readonly string[] = [
  ...TERRITORIES.map(([type]) => type),
  ...AGENCIES,
  "cơ quan",
  "đơn vị sự nghiệp",
];

/** How many digits the state's code of a territory has. @source Quyết định 124/2004/QĐ-TTg */
export function codeDigits({ kind, level }: Pick<Place, "kind" | "level">): number | undefined {
  if (kind !== "territory") return undefined;
  return level === "province" ? 2 : level === "district" ? 3 : level === "commune" ? 5 : undefined;
}

const fit = (text: string): string => fold(text.replace(/[^\p{L}\p{N}]+/gu, " "));
const TERRITORY_OF = new Map(TERRITORIES.map(([type, level]) => [fit(type), { kind: "territory", level, type } as const]));
const AGENCY_OF = new Map(AGENCIES.map((type) => [fit(type), { kind: "agency", level: "agency", type } as const]));

function typeOfWord(word: string): PlaceType | undefined {
  return TERRITORY_OF.get(fit(word)) ?? AGENCY_OF.get(fit(word));
}

/** The first letter small, as a type stands within a sentence. */
function lower(word: string): string {
  return word.charAt(0).toLocaleLowerCase("vi") + word.slice(1);
}

/** The words at the beginning of a name that say what it is, as many as known, and the name behind them. */
function splitName(name: string): { readonly type: PlaceType; readonly name: string } | undefined {
  const words = name.split(" ");
  for (let count = Math.min(4, words.length - 1); count > 0; count -= 1) {
    const type = typeOfWord(words.slice(0, count).join(" "));
    if (type) return { type, name: words.slice(count).join(" ") };
  }
  return undefined;
}

/**
 * What a place is and how it is called without that, from its name and its column of types. A name may carry its type ("Phòng Nội vụ")
 * or not; a general word ("Cơ quan", "Cấp xã") leaves the type to the name.
 *
 * @param typed  the column of types, "" where it says nothing
 * @returns "missing" when neither says what it is, "unknown" when the column holds another word
 * @rule E7
 * @example readPlaceType("Phòng Nội vụ", "") // phòng, "Nội vụ"
 */
export function readPlaceType(
  name: string,
  typed: string,
): { readonly type: PlaceType; readonly name: string } | "missing" | "unknown" {
  const inName = splitName(name);
  if (typed === "") return inName ?? "missing";
  const own = typeOfWord(typed);
  if (own) {
    const carried = fit(name).startsWith(`${fit(own.type)} `)
      ? name.split(" ").slice(own.type.split(" ").length).join(" ")
      : name;
    return { type: own, name: carried };
  }
  const general = GENERAL[fit(typed)];
  if (general === undefined) return "unknown";
  const isAgency = general === "agency";
  if (inName && (inName.type.kind === "agency") === isAgency)
    return { type: isAgency ? inName.type : { ...inName.type, level: general }, name: inName.name };
  const [first = "", ...rest] = name.split(" ");
  if (isAgency && rest.length > 0) return { type: { kind: "agency", level: "agency", type: lower(first) }, name: rest.join(" ") };
  return "missing";
}

/** A place as it is read out: "phòng Nội vụ". */
export function showFullName({ type, name }: Pick<Place, "type" | "name">): string {
  return `${type} ${name}`.trim();
}

import { foldWords } from "../audit/against/name-words.ts";
import type { Place } from "../place/place.ts";
import { isAliveAt } from "../place/tree.ts";

const TYPES: ReadonlySet<string> = new Set(["xã", "phường", "thị trấn", "tt", "p", "huyện", "tỉnh", "thành phố", "tp", "thị xã"]);
const TYPE = /^(?:xã|phường|thị trấn|đặc khu|huyện|quận|thị xã|tỉnh|thành phố|tt\.?|p\.|x\.|tp\.?)\s*/iu;

function nameWords(text: string): string {
  return foldWords(text).join(" ");
}

/**
 * The place that words name, with or without its kind before it ("TT Bằng Mới", "xã Bằng Mới", "Bằng Mới"): the one that lives on
 * the day. Undefined when none does, or several do.
 *
 * @rule M6
 */
export function findNamedPlace(text: string, places: readonly Place[], day: string): Place | undefined {
  const words = text.normalize("NFC").trim();
  if (words === "" || TYPES.has(words.toLowerCase())) return undefined;
  const [whole, bare] = [nameWords(words), nameWords(words.replace(TYPE, ""))];
  const found = places.filter((place) => {
    if (!isAliveAt(place, day)) return false;
    const full = nameWords(`${place.type} ${place.name}`);
    // The kind alone tells agencies apart: "Phòng Y tế", "Trung tâm Y tế".
    return whole === full || (place.kind === "territory" && bare === nameWords(place.name) && bare !== "");
  });
  const exact = found.filter((place) => nameWords(`${place.type} ${place.name}`) === whole);
  const [only, ...more] = exact.length > 0 ? exact : found;
  return only && more.length === 0 ? only : undefined;
}

/** A column or a row of the whole: "Tổng số", "Toàn huyện", "Cộng". */
export function isWhole(text: string): boolean {
  return /^(?:tổng(?: số| cộng)?|cộng|toàn (?:tỉnh|huyện|xã|quận|thành phố|thị xã|phường)|tổng toàn (?:tỉnh|huyện|xã))$/iu.test(
    text.normalize("NFC").trim(),
  );
}

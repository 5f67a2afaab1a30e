import type { PlaceLevel } from "../../place/place.ts";
import { findPlaces } from "../describe/place-words.ts";
import type { Slots } from "../describe/slots.ts";
import type { Passage } from "../reading.ts";

/** What a figure's sentence says of place and time besides its slots. */
export type Scope = {
  /** "toàn tỉnh", "cả huyện": the level of all that the figure is of. */
  readonly level?: PlaceLevel;
  /** Its sentence names places besides the one it is of. */
  readonly isElsewhere: boolean;
  /** Two days of its own bound it. */
  readonly isBounded: boolean;
};

const WHOLE = /(?:toàn|cả|trên địa bàn)\s+(tỉnh|thành phố|huyện|thị xã|xã|phường|thị trấn|quốc|nước)(?!\p{L})/gu;
const LEVELS: Readonly<Record<string, PlaceLevel>> = {
  quốc: "country",
  nước: "country",
  tỉnh: "province",
  huyện: "district",
  "thị xã": "district",
  xã: "commune",
  phường: "commune",
  "thị trấn": "commune",
};
/** Two days bound what a sentence tells of, whatever the report's period: "từ ngày 15/12/2022 đến ngày 14/6/2023". */
const BETWEEN_DAYS = /từ (?:ngày )?\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})? (?:đến|tới)/u;

/** What the sentence before a figure says of place and time beyond its slots. @rule Q313 Q314 */
export function readScope(slots: Slots, passage: Passage | undefined): Scope {
  if (!passage || passage.kind === "cell") return { isElsewhere: false, isBounded: false };
  const { start } = slots.figure.span;
  const sentence = passage.sentences.find((one) => one.start <= start && start < one.end);
  const lead = passage.text.slice(sentence?.start ?? 0, start);
  const small = lead.toLowerCase();
  const whole = [...small.matchAll(WHOLE)].at(-1)?.[1];
  const level = whole === undefined ? undefined : LEVELS[whole];
  return {
    ...(level === undefined ? {} : { level }),
    isElsewhere: findPlaces(lead).some((place) => place !== slots.place),
    isBounded: BETWEEN_DAYS.test(small),
  };
}

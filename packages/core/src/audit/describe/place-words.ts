const NAME = "\\p{Lu}[\\p{L}\\d]*(?:[ -](?:\\p{Lu}[\\p{L}\\d]*|\\d{1,2}(?![\\d.,/%])))*";
const PLACE = new RegExp(
  `(?<![\\p{L}])((?:[Xx]ã|[Pp]hường|[Tt]hị trấn|TT|[Tt]hị xã|[Tt]hành phố|TP\\.?|[Qq]uận|[Hh]uyện|[Tt]ỉnh|[Tt]hôn|[Bb]ản|[Xx]óm) ${NAME})`,
  "gu",
);

/** The places that a text names with their kind, in order: "xã Bình Trung", "huyện Chợ Đồn". @rule Q275 */
export function findPlaces(text: string): readonly string[] {
  return [...text.matchAll(PLACE)].map((match) => match[1] ?? "");
}

const SCOPE = new RegExp(`^(?:Tại|Ở|Riêng)\\s(${NAME})\\s?[:,]`, "u");

/** "Tại Bản Hồ: …": the place that all of a passage is told of. @rule Q275 */
export function findScope(text: string): string | undefined {
  return SCOPE.exec(text)?.[1];
}

export type Language = "vi" | "en";

/** The language a reader asked for by Accept-Language: English only where it is preferred to Vietnamese. */
export function languageOf(header: string | undefined): Language {
  let best: Language = "vi";
  let bestQuality = 0;
  for (const part of (header ?? "").split(",")) {
    const [tag = "", ...parameters] = part.trim().toLowerCase().split(";");
    const language = tag.split("-")[0];
    if (language !== "vi" && language !== "en") continue;
    const quality = Number(
      parameters.map((parameter) => /^\s*q=([\d.]+)\s*$/.exec(parameter)?.[1]).find((found) => found !== undefined) ?? "1",
    );
    if (quality > bestQuality) {
      best = language;
      bestQuality = quality;
    }
  }
  return best;
}

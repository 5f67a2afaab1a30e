import type { PlaceProblem, SuccessionProblem } from "../place/check-places.ts";
import { type Place, type PlaceKeyProblem, type Succession, showPlaceKey } from "../place/place.ts";
import type { ShareProblem } from "../place/succession.ts";
import type { FindPlaceProblem } from "../place/tree.ts";
import { showDecimal } from "../quantity/decimal.ts";
import type { Sentences } from "./sentence.ts";

type Problem = PlaceKeyProblem | FindPlaceProblem | PlaceProblem | SuccessionProblem | ShareProblem;

export const placeSentencesEn = {
  PLACE_KEY_MALFORMED: ({ text }) => `"${text}" is not a place code with its first day (like 00001@2025-07-01).`,
  PLACE_UNKNOWN: ({ text, candidates }) => `No place has the code "${text}".${list("The code has had:", candidates)}`,
  PLACE_AMBIGUOUS: ({ text, date, candidates }) =>
    `On ${date} the code "${text}" means several places.${list("Name one of:", candidates)}`,
  PLACE_OUT_OF_LIFE: ({ text, date, candidates }) =>
    `The place "${text}" does not exist on ${date}.${list("The code has:", candidates)}`,
  PLACE_TWICE: ({ place }) => `The place ${showPlaceKey(place)} is declared twice.`,
  PLACE_LIFE_EMPTY: ({ place, validTo }) => `The place ${showPlaceKey(place)} ends (${validTo}) no later than it begins.`,
  PLACE_LIVES_OVERLAP: ({ place, other }) =>
    `${showPlaceKey(place)} and ${showPlaceKey(other)} share a code and a time; one must end before the code is used again.`,
  PLACE_PARENT_UNKNOWN: ({ place, parent }) =>
    `The parent ${showPlaceKey(parent)} of ${showPlaceKey(place)} is not in the table.`,
  PLACE_PARENT_NOT_ALIVE: ({ place, parent }) => `${showPlaceKey(place)} and its parent ${showPlaceKey(parent)} share no day.`,
  PLACE_PARENT_CIRCLE: ({ place }) => `${showPlaceKey(place)} is above itself, in a circle.`,
  SUCCESSION_PLACE_UNKNOWN: ({ link, place }) => `${show(link)}: there is no place ${showPlaceKey(place)}.`,
  SUCCESSION_OUTSIDE_LIFE: ({ link, place }) => `${show(link)}: the day is outside the life of ${showPlaceKey(place)}.`,
  SUCCESSION_TO_ITSELF: ({ link }) => `${show(link)}: a place does not succeed itself.`,
  SUCCESSION_WHOLE_NOT_ALONE: ({ link }) => `${show(link)}: the whole is handed over, nothing is left for another link that day.`,
  SUCCESSION_WHOLE_LIVES_ON: ({ link }) => `${show(link)}: the whole is handed over, so the old place must end that day.`,
  SUCCESSION_WEIGHT_OUT_OF_RANGE: ({ link, weight }) =>
    `${show(link)}: the share ${showDecimal(weight)} must be above 0 and at most 1.`,
  SUCCESSION_WEIGHTS_NOT_WHOLE: ({ link, total }) =>
    `${show(link)}: the shares add up to ${showDecimal(total)}; they must give 1 if the place ends, less than 1 if it lives on.`,
  SUCCESSION_NOT_ALIVE: ({ place, date }) => `${showPlaceKey(place)} does not exist on ${date}, so it has no figure of that day.`,
  SUCCESSION_NO_LINK: ({ place, date }) =>
    `${showPlaceKey(place)} cannot be read in the boundaries of ${date}: no succession links it.`,
  SUCCESSION_SHARE_UNSTATED: ({ place, date }) =>
    `${showPlaceKey(place)} cannot be converted: it was divided on ${date} and no document states the shares.`,
  SUCCESSION_SHARES_NOT_WHOLE: ({ place, date, total }) =>
    `${showPlaceKey(place)} cannot be converted: the shares of ${date} add up to ${showDecimal(total)}, not 1.`,
  SUCCESSION_MERGED: ({ place, date, origins }) =>
    `${showPlaceKey(place)} cannot be taken apart: it was merged on ${date} from ${origins.map(showPlaceKey).join(", ")}.`,
} satisfies Sentences<Problem>;

function list(lead: string, places: readonly Place[]): string {
  if (places.length === 0) return "";
  return ` ${lead} ${places.map((p) => `${showPlaceKey(p)} (${p.type} ${p.name}, ${p.validFrom} to ${p.validTo ?? "now"})`).join("; ")}.`;
}

function show(link: Succession): string {
  return `Succession ${showPlaceKey(link.from)} → ${showPlaceKey(link.to)} on ${link.date}`;
}

import type { PlaceProblem, SuccessionProblem } from "../place/check-places.ts";
import { type Place, type PlaceKey, type PlaceKeyProblem, type Succession, showPlaceKey } from "../place/place.ts";
import type { ShareProblem } from "../place/succession.ts";
import type { FindPlaceProblem } from "../place/tree.ts";
import { showNumberText } from "../quantity/number-text.ts";
import type { Sentences } from "./sentence.ts";

type Problem = PlaceKeyProblem | FindPlaceProblem | PlaceProblem | SuccessionProblem | ShareProblem;

export const placeSentencesVi = {
  PLACE_KEY_MALFORMED: ({ text }) => `“${text}” không phải là mã địa bàn kèm ngày bắt đầu (mẫu: 00001@2025-07-01).`,
  PLACE_UNKNOWN: ({ text, candidates }) => `Không có địa bàn nào mang mã “${text}”.${list("Mã này từng có:", candidates)}`,
  PLACE_AMBIGUOUS: ({ text, date, candidates }) =>
    `Ngày ${date}, mã “${text}” chỉ nhiều địa bàn.${list("Hãy ghi rõ một trong:", candidates)}`,
  PLACE_OUT_OF_LIFE: ({ text, date, candidates }) =>
    `Địa bàn “${text}” không tồn tại vào ngày ${date}.${list("Mã này có:", candidates)}`,
  PLACE_TWICE: ({ place }) => `Địa bàn ${showPlaceKey(place)} được khai hai lần.`,
  PLACE_LIFE_EMPTY: ({ place, validTo }) => `Địa bàn ${showPlaceKey(place)} kết thúc (${validTo}) không sau ngày bắt đầu.`,
  PLACE_LIVES_OVERLAP: ({ place, other }) =>
    `${showPlaceKey(place)} và ${showPlaceKey(other)} cùng mã và cùng tồn tại; phải kết thúc một địa bàn trước khi dùng lại mã.`,
  PLACE_PARENT_UNKNOWN: ({ place, parent }) =>
    `Địa bàn cấp trên ${showPlaceKey(parent)} của ${showPlaceKey(place)} không có trong danh mục.`,
  PLACE_PARENT_NOT_ALIVE: ({ place, parent }) =>
    `${showPlaceKey(place)} và địa bàn cấp trên ${showPlaceKey(parent)} không có ngày nào cùng tồn tại.`,
  PLACE_PARENT_CIRCLE: ({ place }) => `${showPlaceKey(place)} là cấp trên của chính nó qua một vòng khép kín.`,
  SUCCESSION_PLACE_UNKNOWN: ({ link, place }) => `${show(link)}: không có địa bàn ${showPlaceKey(place)}.`,
  SUCCESSION_OUTSIDE_LIFE: ({ link, place }) => `${show(link)}: ngày này nằm ngoài thời gian tồn tại của ${showPlaceKey(place)}.`,
  SUCCESSION_TO_ITSELF: ({ link }) => `${show(link)}: một địa bàn không thể kế thừa chính nó.`,
  SUCCESSION_WHOLE_NOT_ALONE: ({ link }) =>
    `${show(link)}: đã chuyển toàn bộ thì không còn phần nào cho liên kết khác cùng ngày.`,
  SUCCESSION_WHOLE_LIVES_ON: ({ link }) => `${show(link)}: đã chuyển toàn bộ thì địa bàn cũ phải kết thúc vào ngày này.`,
  SUCCESSION_WEIGHT_OUT_OF_RANGE: ({ link, weight }) =>
    `${show(link)}: tỷ trọng ${showNumberText(weight)} phải lớn hơn 0 và không quá 1.`,
  SUCCESSION_WEIGHTS_NOT_WHOLE: ({ link, total }) =>
    `${show(link)}: các tỷ trọng cộng lại được ${showNumberText(total)}; địa bàn kết thúc thì phải bằng 1, còn tồn tại thì phải dưới 1.`,
  SUCCESSION_NOT_ALIVE: ({ place, date }) =>
    `${showPlaceKey(place)} không tồn tại vào ngày ${date}, nên không có số liệu của ngày đó.`,
  SUCCESSION_NO_LINK: ({ place, date }) =>
    `Không quy đổi được ${showPlaceKey(place)} về địa giới ngày ${date}: không có liên kết kế thừa.`,
  SUCCESSION_SHARE_UNSTATED: ({ place, date }) =>
    `Không quy đổi được ${showPlaceKey(place)}: địa bàn bị chia ngày ${date} mà không văn bản nào nêu tỷ trọng.`,
  SUCCESSION_SHARES_NOT_WHOLE: ({ place, date, total }) =>
    `Không quy đổi được ${showPlaceKey(place)}: các phần chia ngày ${date} cộng lại được ${showNumberText(total)}, không phải 1.`,
  SUCCESSION_MERGED: ({ place, date, origins }) =>
    `Không tách được ${showPlaceKey(place)}: địa bàn nhập ngày ${date} từ ${origins.map(showPlaceKey).join(", ")}.`,
} satisfies Sentences<Problem>;

function list(lead: string, places: readonly Place[]): string {
  if (places.length === 0) return "";
  const shown = places.map((p) => `${showPlaceKey(p)} (${p.type} ${p.name}, ${showLife(p)})`);
  return ` ${lead} ${shown.join("; ")}.`;
}

function showLife(place: Place): string {
  return place.validTo === undefined ? `từ ${place.validFrom}` : `từ ${place.validFrom} đến trước ${place.validTo}`;
}

function show(link: Succession): string {
  const arrow = (from: PlaceKey, to: PlaceKey) => `${showPlaceKey(from)} → ${showPlaceKey(to)}`;
  return `Kế thừa ${arrow(link.from, link.to)} ngày ${link.date}`;
}

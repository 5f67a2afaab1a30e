import type { OldEncoding } from "@kehoach/core/audit/file-problem";

type Known = Exclude<OldEncoding, "unknown">;

/** TCVN3: pairs of the letter its byte is in Latin-1 and the letter it means. */
const TCVN3 =
  "¡Ă¢Â£Ê¤Ô¥Ơ¦Ư§Đ¨ă©âªê«ô¬ơ\u00adư®đµà¶ả·ã¸á¹ạ»ằ¼ẳ½ẵ¾ắÆặÇầÈẩÉẫÊấËậÌèÎẻÏẽÐéÑẹÒềÓểÔễÕếÖệ×ìØỉÜĩÝíÞịßòáỏâõãóäọåồæổçỗèốéộêờëởìỡíớîợïùñủòũóúôụõừöử÷ữøứùựúỳûỷüỹýýþỵ";
/** VNI: a mark stands behind its letter; both cases alike. */
const VNI_MARKS: Readonly<Record<string, string>> = {
  ø: "\u0300",
  ù: "\u0301",
  û: "\u0309",
  õ: "\u0303",
  ï: "\u0323",
  â: "\u0302",
  à: "\u0302\u0300",
  á: "\u0302\u0301",
  å: "\u0302\u0309",
  ã: "\u0302\u0303",
  ä: "\u0302\u0323",
  ê: "\u0306",
  è: "\u0306\u0300",
  é: "\u0306\u0301",
  ú: "\u0306\u0309",
  ü: "\u0306\u0303",
  ë: "\u0306\u0323",
};
const VNI_LETTERS: Readonly<Record<string, string>> = { ñ: "đ", ö: "ư", ô: "ơ", æ: "ỉ", ó: "ĩ", ò: "ị", î: "ỵ" };
/** Windows-1258: five tones stand behind their letter; some letters have places of their own. */
const CP1258: Readonly<Record<string, string>> = {
  Ì: "\u0300",
  Ò: "\u0309",
  Þ: "\u0303",
  ì: "\u0301",
  ò: "\u0323",
  ð: "đ",
  Ð: "Đ",
  õ: "ơ",
  Õ: "Ơ",
  ý: "ư",
  Ý: "Ư",
  ã: "ă",
  Ã: "Ă",
};

const fromTcvn3 = new Map(Array.from({ length: TCVN3.length / 2 }, (_, i) => [TCVN3[i * 2] ?? "", TCVN3[i * 2 + 1] ?? ""]));

/** What Latin-1 letters would say if they were written in an old encoding. */
const DECODED: Readonly<Record<Known, (latin: string) => string>> = {
  tcvn3: (latin) => latin.replaceAll(/[\u0080-\u00ff]/gu, (letter) => fromTcvn3.get(letter) ?? letter),
  vni: (latin) =>
    latin
      .toLowerCase()
      .replaceAll(
        /([aeiouyöô])([øùûõïâàáåãäêèéúüë])/gu,
        (_, letter: string, mark: string) => (VNI_LETTERS[letter] ?? letter) + (VNI_MARKS[mark] ?? ""),
      )
      .replaceAll(/[ñöôæóòî]/gu, (letter) => VNI_LETTERS[letter] ?? letter),
  "windows-1258": (latin) => latin.replaceAll(/[\u00c0-\u00ff]/gu, (letter) => CP1258[letter] ?? letter),
};

/** Words with marks that stand in nearly every report. */
const COMMON = new Set(
  "và của các được là có với năm đã về số kế hoạch thực hiện đạt huyện xã tỉnh người đồng tổng phát triển tế hội báo cáo ủy những trên địa bàn công tác quyết định nghị diện tích sản lượng tỷ lệ hộ nghèo giáo dục văn hóa".split(
    " ",
  ),
);
const SAMPLE = 60_000;
/** Fewer words prove nothing. */
const FEWEST_HITS = 3;

function countCommon(text: string): number {
  let hits = 0;
  for (const [word] of text
    .normalize("NFC")
    .toLowerCase()
    .matchAll(/[\p{L}\p{M}]+/gu)) {
    if (/[^a-z]/u.test(word) && COMMON.has(word)) hits++;
  }
  return hits;
}

/**
 * The old encoding whose letters a text shows in place of Vietnamese ones, or undefined: read in it, common words appear that do not
 * stand in the text as it is.
 *
 * @rule Q4
 */
export function findOldEncoding(text: string): Known | undefined {
  // Marks heaped on one letter, of no language, take the longer to sort the more they are.
  const sample = text.slice(0, SAMPLE).replaceAll(/\p{M}{6,}/gu, "");
  if (!/[\u00a1-\u00ff]/u.test(sample)) return undefined;
  const own = countCommon(sample.slice(0, 6_000));
  // A Vietnamese text has about a hundred of them in so many characters.
  if (own > 30) return undefined;
  let best: Known | undefined;
  let most = Math.max(FEWEST_HITS - 1, countCommon(sample) * 2);
  for (const encoding of ["tcvn3", "vni", "windows-1258"] as const) {
    const hits = countCommon(DECODED[encoding](sample));
    if (hits > most) {
      most = hits;
      best = encoding;
    }
  }
  return best;
}

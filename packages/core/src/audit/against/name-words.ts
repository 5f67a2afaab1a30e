import { subjectWords, withoutBrackets } from "../describe/subject-words.ts";
import { foldSyllable } from "../text-rule/syllable.ts";

/** Short forms that administrative papers print for whole names; an indicator's name spells them out, or the other way round. */
const SHORT_FORMS: ReadonlyMap<string, string> = new Map([
  ["attp", "an toàn thực phẩm"],
  ["vsattp", "vệ sinh an toàn thực phẩm"],
  ["htx", "hợp tác xã"],
  ["tht", "tổ hợp tác"],
  ["mtqg", "mục tiêu quốc gia"],
  ["nsnn", "ngân sách nhà nước"],
  ["nsđp", "ngân sách địa phương"],
  ["nstw", "ngân sách trung ương"],
  ["ntm", "nông thôn mới"],
  ["qppl", "quy phạm pháp luật"],
  ["pbgdpl", "phổ biến giáo dục pháp luật"],
  ["ubnd", "ủy ban nhân dân"],
  ["hđnd", "hội đồng nhân dân"],
  ["thcs", "trung học cơ sở"],
  ["thpt", "trung học phổ thông"],
  ["đtts", "dân tộc thiểu số"],
  ["dtts", "dân tộc thiểu số"],
  ["đbdtts", "đồng bào dân tộc thiểu số"],
  ["ktxh", "kinh tế xã hội"],
  ["bhyt", "bảo hiểm y tế"],
  ["bhxh", "bảo hiểm xã hội"],
  ["bhtn", "bảo hiểm thất nghiệp"],
  ["cchc", "cải cách hành chính"],
  ["cntt", "công nghệ thông tin"],
  ["gcn", "giấy chứng nhận"],
  ["qsdđ", "quyền sử dụng đất"],
  ["gpmb", "giải phóng mặt bằng"],
  ["gtsx", "giá trị sản xuất"],
  ["ttatxh", "trật tự an toàn xã hội"],
  ["tngt", "tai nạn giao thông"],
  ["atgt", "an toàn giao thông"],
  ["xdcb", "xây dựng cơ bản"],
  ["kntc", "khiếu nại tố cáo"],
  ["sxkd", "sản xuất kinh doanh"],
  ["tthc", "thủ tục hành chính"],
]);

/** Words that any name may have or leave out. */
const LIGHT: ReadonlySet<string> = new Set(
  ["số", "tổng", "lượng", "năm", "các", "cả", "việc", "mức", "và", "kết", "quả", "huyện", "tỉnh", "địa", "bàn"].map(foldSyllable),
);

export function isLight(word: string): boolean {
  return LIGHT.has(word);
}

/**
 * The words of a text that tell one thing from another, folded so that two spellings of one sound are equal ("thủy", "thuỷ"), short
 * forms spelled out, years left out.
 *
 * @rule Q310
 */
export function foldWords(text: string): readonly string[] {
  return subjectWords(text)
    .flatMap((word) => subjectWords(SHORT_FORMS.get(word) ?? word))
    .filter((word) => !/^(?:19|20)\d{2}$/u.test(word))
    .map(foldSyllable);
}

/** The words of an indicator's name that a report must print for a sure link: without brackets and light words, in order. @rule Q310 */
export function coreWords(name: string): readonly string[] {
  return foldWords(withoutBrackets(name)).filter((word) => !isLight(word));
}

/** Whether the words stand in a list of words in their order, others between them allowed. */
export function standInOrder(words: readonly string[], text: readonly string[]): boolean {
  let at = 0;
  for (const word of text) if (word === words[at]) at++;
  return at === words.length;
}

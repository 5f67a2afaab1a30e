import type { Figure } from "../figure/figure.ts";
import type { Passage } from "../reading.ts";

/** Words that say nothing of what is counted. */
const EMPTY_WORDS: ReadonlySet<string> = new Set(
  (
    "và của các những cho với trong trên là có được đã đang còn từ đến tại về theo do bằng đạt chiếm tỷ tỉ lệ tổng số so tăng giảm " +
    "ước hơn gần khoảng thực hiện kết quả năm tháng quý ngày kỳ đầu cuối nay đó này kế hoạch kh dự toán chỉ tiêu giao gồm riêng tỷ " +
    "triệu nghìn ngàn đồng ha tấn tạ kg con người hộ toàn một tỉnh huyện xã thành phố phường thị trấn nước cả địa bàn số lượng lượt vụ"
  ).split(" "),
);

/** The words of a text that tell one thing from another, lower case, once each. */
export function contentWords(text: string): ReadonlySet<string> {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  return new Set(words.filter((word) => !EMPTY_WORDS.has(word)));
}

/**
 * The words that describe a figure: those of its clause before it ("chết 696 người", "lở mồm long móng 5.762 liều") and the noun
 * phrase after it ("29 người bị thương").
 */
export function describingText(passage: Passage, figure: Figure): string {
  const order = passage.figures.indexOf(figure);
  const from = passage.figures[order - 1]?.unitEnd ?? 0;
  const lead = passage.text.slice(Math.min(from, figure.start), figure.span.start);
  const cut = Math.max(...[";", ",", "(", ")", ":", ". "].map((mark) => lead.lastIndexOf(mark)));
  const before = lead.slice(cut + 1);
  const rest = passage.text.slice(figure.unitEnd, passage.figures[order + 1]?.start ?? passage.text.length);
  const after = /^[^;,.:()/]*/u.exec(rest)?.[0] ?? "";
  return `${before} ${figure.unit.text} ${figure.unit.noun} ${after}`;
}

/** How many content words two texts share. */
export function sharedWords(a: string, b: string): number {
  const words = contentWords(b);
  return [...contentWords(a)].filter((word) => words.has(word)).length;
}

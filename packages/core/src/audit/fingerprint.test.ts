import { describe, expect, test } from "vitest";
import { countFingerprints, type Marked } from "./fingerprint.ts";

const TEXT = `I. NÔNG NGHIỆP
Diện tích cây lương thực ước đạt 5.345,97ha/5.470 ha, đạt 95,9% KH tỉnh giao. Sản lượng ước đạt 402/530 tấn, đạt 75,89% KH.
- Đàn trâu: đạt 96,61% KH;
- Đàn trâu: đạt 96,61% KH;`;

function markAt(text: string, figure: string, given: Partial<Marked> = {}): Marked {
  const start = text.indexOf(figure);
  return { rule: "percent-of-plan", span: { start, end: start + figure.length }, stated: figure, ...given };
}

function fingerprintOf(text: string, figure: string, given: Partial<Marked> = {}): string | undefined {
  return countFingerprints(text, [markAt(text, figure, given)])[0];
}

const original = fingerprintOf(TEXT, "95,9");

describe("the mark of a finding", () => {
  test("[Q119] is sixteen hexadecimal digits", () => {
    expect(original).toMatch(/^[0-9a-f]{16}$/u);
  });

  test.each([
    ["a paragraph before", `Phần mở đầu mới, chưa có trong bản trước.\n\n${TEXT}`],
    ["a sentence after", TEXT.replace(" Sản lượng", " Câu mới thêm vào. Sản lượng")],
    ["a neighbour's figure put right", TEXT.replace("5.345,97", "5.245,97")],
    ["lines broken elsewhere", TEXT.replace("lương thực ước", "lương\nthực  ước")],
    ["other normal forms", TEXT.normalize("NFD")],
    ["other capitals", TEXT.replace("Diện tích", "DIỆN TÍCH")],
    ["a soft hyphen", TEXT.replace("lương", "lương\u00ad")],
  ])("[Q119] stays with %s", (_what, text) => {
    expect(fingerprintOf(text, "95,9")).toBe(original);
  });

  test("[Q119] changes with the stated figure, the rule and the words of the sentence", () => {
    const others = [
      fingerprintOf(TEXT.replace("95,9", "95,8"), "95,8"),
      fingerprintOf(TEXT, "95,9", { rule: "share" }),
      fingerprintOf(TEXT.replace("lương thực", "công nghiệp"), "95,9"),
      fingerprintOf(TEXT, "75,89"),
    ];
    expect(new Set([original, ...others]).size).toBe(5);
  });

  test("[Q119] tells lines that are word for word the same apart by their order", () => {
    const first = TEXT.indexOf("96,61");
    const second = TEXT.lastIndexOf("96,61");
    const at = (start: number) => markAt(TEXT, "96,61", { span: { start, end: start + 5 } });
    const [a, b] = countFingerprints(TEXT, [at(first), at(second)]);
    expect(b).toBe(`${a}-2`);
  });

  test("[Q119] has a fixed value, kept in files of users", () => {
    expect(original).toBe("10f70ce1b512d324");
  });
});

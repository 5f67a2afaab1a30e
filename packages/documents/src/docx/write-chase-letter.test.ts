import { describe, expect, test } from "vitest";
import { partsOf } from "../../test/make-form-template.ts";
import { readReport } from "../reading/read-report.ts";
import type { ChasedOffice } from "./chased-table.ts";
import { type ChaseLetter, writeChaseLetter } from "./write-chase-letter.ts";

const office = (i: number, days = 2, deadline = "04/07/2031"): ChasedOffice => ({
  name: `Ủy ban nhân dân xã Mẫu ${i}`,
  deadline,
  days,
  closed: false,
});
function make(given: Partial<ChaseLetter> = {}): ChaseLetter {
  return {
    parent: "Ủy ban nhân dân tỉnh Thử",
    issuer: "Ủy ban nhân dân huyện Mẫu",
    placeName: "Mẫu",
    signature: { authority: "TM. ỦY BAN NHÂN DÂN", role: "CHỦ TỊCH" },
    regime: "Báo cáo tháng",
    form: "Biểu số 01/KTXH-T (Tình hình sản xuất)",
    period: "tháng 6/2031",
    today: "ngày 08 tháng 7 năm 2031",
    by: "ngày 10 tháng 7 năm 2031",
    reporters: 20,
    sent: 18,
    overdue: [office(1), office(2, 0)],
    ...given,
  };
}

/** The texts of the paragraphs of a part. */
function linesOf(xml: string): readonly string[] {
  return [...xml.matchAll(/<w:p[ >].*?<\/w:p>/gsu)]
    .map(([paragraph]) => [...paragraph.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/gu)].map(([, text]) => text ?? "").join(""))
    .filter((text) => text.trim() !== "");
}
const xmlOf = async (given?: Partial<ChaseLetter>): Promise<string> =>
  partsOf(await writeChaseLetter(make(given)))["word/document.xml"] ?? "";

describe("a letter to those who are overdue", () => {
  test("[Y96] has the parts the decree asks for, in their order; number and date are left to be filled in", async () => {
    expect(linesOf(await xmlOf())).toEqual([
      "ỦY BAN NHÂN DÂN TỈNH THỬ",
      "ỦY BAN NHÂN DÂN",
      "HUYỆN MẪU",
      "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
      "Độc lập - Tự do - Hạnh phúc",
      "Số: ............/..................",
      "V/v đôn đốc gửi báo cáo tháng, tháng\u00a06/2031",
      "Mẫu, ngày ...... tháng ...... năm .........",
      "Kính gửi:\u00a0",
      "- Ủy ban nhân dân xã Mẫu 1;",
      "- Ủy ban nhân dân xã Mẫu 2.",
      "Thực hiện báo cáo tháng, các đơn vị gửi Biểu số 01/KTXH-T (Tình hình sản xuất), kỳ tháng 6/2031, chậm nhất ngày 04/07/2031.",
      "Đến ngày 08 tháng 7 năm 2031, Ủy ban nhân dân huyện Mẫu đã nhận được báo cáo của 18/20 đơn vị; còn 2 đơn vị quá hạn chưa gửi: Ủy ban nhân dân xã Mẫu 1 (quá hạn 2 ngày làm việc); Ủy ban nhân dân xã Mẫu 2 (vừa quá hạn).",
      "Ủy ban nhân dân huyện Mẫu đề nghị các đơn vị có tên nêu trên hoàn thành và gửi báo cáo chậm nhất ngày 10 tháng 7 năm 2031. Đơn vị chưa gửi được đúng ngày này thì báo cáo bằng văn bản, nêu rõ lý do./.",
      "Nơi nhận:",
      "- Như trên;",
      "- Lưu: VT.",
      "TM. ỦY BAN NHÂN DÂN",
      "CHỦ TỊCH",
    ]);
  });

  test("[Y96] asks of nobody what the program no longer takes: those are to come for guidance first", async () => {
    const [first, second] = [office(1), office(2)];
    const all = linesOf(
      await xmlOf({
        overdue: [
          { ...first, closed: true },
          { ...second, closed: true },
        ],
      }),
    );
    const guided = "các đơn vị liên hệ với Ủy ban nhân dân huyện Mẫu để được hướng dẫn trước khi gửi.";
    expect(all).toContain(`Phần mềm đã thôi nhận báo cáo của kỳ này; ${guided}`);
    const some = linesOf(await xmlOf({ overdue: [first, { ...second, closed: true }] }));
    expect(some).toContain(`Phần mềm đã thôi nhận báo cáo của Ủy ban nhân dân xã Mẫu 2; ${guided}`);
    expect(linesOf(await xmlOf()).join()).not.toContain("thôi nhận");
  });

  test("[Y96] names what orders the regime, one addressee on his own line, and each deadline where they differ", async () => {
    const basis = "Quyết định số 1/QĐ-UBND ngày 05 tháng 01 năm 2031 của Ủy ban nhân dân huyện Mẫu";
    const one = linesOf(await xmlOf({ basis, regime: "Tình hình sản xuất", overdue: [office(1)] }));
    expect(one).toContain("Kính gửi: Ủy ban nhân dân xã Mẫu 1.");
    expect(one).toContain("V/v đôn đốc gửi báo cáo tình hình sản xuất, tháng\u00a06/2031");
    expect(one.find((line) => line.startsWith(`Căn cứ ${basis}, thực hiện báo cáo tình hình sản xuất`))).toBeDefined();
    const two = linesOf(await xmlOf({ regime: "KTXH tháng", overdue: [office(1), office(2, 5, "01/07/2031")] }));
    expect(two.find((line) => line.includes("theo hạn của từng nơi"))).toContain("Thực hiện báo cáo KTXH tháng");
  });

  test("[Y96] more than five stand in a table whose head repeats, with days overdue", async () => {
    const [first, ...rest] = Array.from({ length: 120 }, (_, i) => office(i + 1, i));
    const xml = await xmlOf({ overdue: first ? [first, ...rest] : [office(1)] });
    const lines = linesOf(xml);
    expect(lines).toContain("Kính gửi: Các đơn vị có tên trong bảng dưới đây.");
    expect(lines.filter((line) => line.startsWith("Ủy ban nhân dân xã Mẫu"))).toHaveLength(120);
    expect(lines.find((line) => line.endsWith("còn 120 đơn vị quá hạn chưa gửi, gồm:"))).toBeDefined();
    expect(xml.match(/<w:tblHeader\/>/gu)).toHaveLength(1);
    const at = lines.indexOf("Ủy ban nhân dân xã Mẫu 120");
    expect(lines.slice(at - 1, at + 3)).toEqual(["120", "Ủy ban nhân dân xã Mẫu 120", "04/07/2031", "119"]);
    const five = [office(1), office(2), office(3), office(4), office(5)] as const;
    expect(await xmlOf({ overdue: five })).not.toContain("<w:tblHeader/>");
  });

  test("[Y96] the same letter gives the same bytes, and our own reader reads it", async () => {
    const [a, b] = await Promise.all([writeChaseLetter(make()), writeChaseLetter(make())]);
    expect(Buffer.from(a).equals(Buffer.from(b))).toBe(true);
    const read = await readReport("cong-van.docx", a);
    expect(read.ok && read.value.text).toContain("còn 2 đơn vị quá hạn chưa gửi");
  });

  test("[Y96] carries the notice of the authority, and an agency signs as itself", async () => {
    const parts = partsOf(await writeChaseLetter(make({ notice: "DỮ LIỆU MINH HỌA", signature: { role: "THỦ TRƯỞNG ĐƠN VỊ" } })));
    const headers = Object.entries(parts).filter(([name]) => /^word\/header\d+\.xml$/u.test(name));
    for (const [, xml] of headers) expect(linesOf(xml)).toContain("DỮ LIỆU MINH HỌA");
    expect(linesOf(parts["word/document.xml"] ?? "").at(-1)).toBe("THỦ TRƯỞNG ĐƠN VỊ");
  });
});

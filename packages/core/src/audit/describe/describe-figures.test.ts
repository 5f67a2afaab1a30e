import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { type GivenBlock, makeDocument, makeReading, makeTableReading, readPlainReport } from "../../../test/make-reading.ts";
import { auditDocument } from "../audit.ts";
import type { Reading } from "../reading.ts";
import { describeFigures } from "./describe-figures.ts";
import type { FigureDescription } from "./description.ts";

function describeAll(reading: Reading): readonly (FigureDescription & { readonly text: string })[] {
  const described = describeFigures(reading, []);
  return reading.figures.map((figure) => ({ text: figure.text, ...described.get(figure.id) }));
}

const inText = (...blocks: GivenBlock[]) => describeAll(makeReading(blocks));
const subjects = (...blocks: GivenBlock[]) => inText(...blocks).map(({ subject }) => subject);

describe("what a figure is said of", () => {
  test("[Q270] the clause before it, without brackets, hedges, periods and reporting words", () => {
    const area = "diện tích trồng cây lương thực có hạt";
    expect(
      subjects("Diện tích trồng cây lương thực có hạt (lúa ruộng và ngô) ước đạt 5.345,97ha/5.470 ha, đạt 95,9% KH"),
    ).toEqual([area, area, area]);
    expect(subjects("Sản lượng lương thực có hạt năm 2023 đạt 28.813 tấn; trong đó lúa 20.000 tấn")).toEqual([
      "sản lượng lương thực có hạt",
      "lúa",
    ]);
  });

  test("[Q270] a short piece before a comma belongs to the name, a long one does not", () => {
    expect(subjects("Cây rau, đậu các loại 437,28 ha")).toEqual(["cây rau, đậu các loại"]);
    expect(subjects("Trong điều kiện thời tiết diễn biến rất phức tạp và kéo dài, tổng đàn trâu là 5.845 con")).toEqual([
      "tổng đàn trâu",
    ]);
  });

  test("[Q271] a count adds its noun, of a pair the noun after the second", () => {
    expect(subjects("Phát hiện 47 vụ/53 đối tượng phạm tội")[0]).toBe("phát hiện vụ đối tượng phạm tội");
    expect(subjects("Toàn huyện có 07/19 xã đạt chuẩn nông thôn mới")[0]).toContain("xã đạt chuẩn nông thôn mới");
  });

  test("[Q271] a name that could be of anything is completed by what it stands under or after", () => {
    expect(subjects("Diện tích trồng cây chất bột 61 ha, tổng sản lượng ước đạt 402 tấn")[1]).toBe("tổng sản lượng cây chất bột");
    expect(subjects("Cấp 214 giấy chứng nhận đăng ký kinh doanh (cấp mới 131, cấp đổi 83)")[1]).toContain(
      "giấy chứng nhận đăng ký kinh doanh",
    );
    expect(subjects("Công tác bảo trợ xã hội: Chi trả 21.117 lượt người")[0]).toContain("bảo trợ xã hội");
  });

  test("[Q272] words give a role where no relation does", () => {
    const roles = inText(
      "Thu ngân sách đạt 80 tỷ đồng, kế hoạch 100 tỷ đồng, đạt 80% kế hoạch, tăng 5 tỷ đồng so với cùng kỳ (năm trước là 75 tỷ đồng)",
    );
    expect(roles.map(({ role }) => role)).toEqual(["actual", "plan", "percent", undefined, "previous"]);
  });

  test("[Q272] relations give roles first: parts, totals, plans that add up", () => {
    const audit = auditDocument(
      makeDocument([
        "Tổng đàn là 8.348 con/9.330 con, gồm: Đàn trâu 5.845/6.050 con, đạt 96,61% KH; Đàn bò 2.080/2.930 con, đạt 70,99% KH; Đàn ngựa 423/350 con, đạt 120,86% KH.",
        "Tiếp nhận 312 đơn, gồm: khiếu nại 08 đơn, tố cáo 09 đơn, kiến nghị 295 đơn.",
      ]),
    );
    const roles = Object.fromEntries(audit.reading.figures.map(({ id, text }) => [text, audit.descriptions.get(id)?.role]));
    expect(roles).toMatchObject({
      "8.348": "total",
      "9.330": "plan",
      "5.845": "actual",
      "6.050": "plan",
      "312": "total",
      "08": "part",
    });
  });

  test("[Q273] the nearest period before it, never one that is compared with", () => {
    const periods = inText(
      { kind: "heading", level: 1, text: "Kết quả thực hiện nhiệm vụ 9 tháng đầu năm 2018" },
      "Trồng được 500 ha rừng, bằng 90% so với cùng kỳ năm 2017. Riêng quý III/2018 trồng 120 ha (quý III năm 2017 là 110 ha).",
    ).map(({ period }) => period);
    expect(periods).toEqual(["9 tháng đầu năm 2018", "9 tháng đầu năm 2018", "quý iii/2018", "quý iii năm 2017"]);
  });

  test("[Q274] the day up to which it counts: of the sentence, the bracket, the heading; a month's end", () => {
    const days = inText(
      { kind: "heading", level: 2, mark: "2.4.", text: "Thu, chi ngân sách: (số liệu đến ngày 30/11/2023)" },
      "Thu ngân sách đạt 80 tỷ đồng.",
      "Giải ngân đến ngày 15/12/2023: 60 tỷ đồng.",
      { kind: "heading", level: 2, mark: "2.5.", text: "Công nghiệp" },
      "Giá trị sản xuất đến hết tháng 2/2024 đạt 43 tỷ đồng, giảm 5% so với thời điểm 31/12/2022. Số hộ là 90 hộ (tính đến 01/3/2024).",
    ).map(({ dataAsOf }) => dataAsOf);
    expect(days).toEqual(["2023-11-30", "2023-12-15", "2024-02-29", "2024-02-29", "2024-03-01"]);
  });

  test("[Q275] the place: in the clause, before the passage, in the heading", () => {
    const places = inText(
      { kind: "heading", level: 1, text: "Kết quả của huyện Chợ Đồn" },
      "Thiệt hại tại xã Bình Trung là 3 tỷ đồng.",
      "Tại Bản Hồ: Trồng 40 ha rừng.",
      "Trồng 90 ha rừng.",
    ).map(({ place }) => place);
    expect(places).toEqual(["xã Bình Trung", "Bản Hồ", "huyện Chợ Đồn"]);
  });

  test("[Q276] a cell: its row's label, its column's header", () => {
    const reading = makeTableReading([
      ["Chỉ tiêu", "ĐVT", "TH năm 2022", "KH năm 2023", "Ước TH năm 2023", "So KH (%)"],
      ["Tổng sản lượng lương thực", "tấn", "27.000", "28.491", "28.813", "101,1"],
      ["Đàn trâu (con)", "con", "5.700", "6.050", "5.845", "96,6"],
    ]);
    expect(describeAll(reading).slice(0, 4)).toEqual([
      { text: "27.000", role: "previous", subject: "tổng sản lượng lương thực", period: "năm 2022" },
      { text: "28.491", role: "plan", subject: "tổng sản lượng lương thực", period: "năm 2023" },
      { text: "28.813", role: "actual", subject: "tổng sản lượng lương thực", period: "năm 2023", status: "estimate" },
      { text: "101,1", role: "percent", subject: "tổng sản lượng lương thực" },
    ]);
  });

  test("[Q277] ước makes an estimate of the amount and its percentage, not of the plan", () => {
    const told = inText("Diện tích trồng rừng ước đạt 92 ha/90 ha, đạt 102,2% KH. Tỷ lệ hộ nghèo sơ bộ là 13,54%.");
    expect(told.map(({ status }) => status)).toEqual(["estimate", undefined, "estimate", "preliminary"]);
  });

  test("[Q270] what the words leave open is left out", () => {
    expect(inText("12")).toEqual([{ text: "12", role: "actual" }]);
  });
});

const SEED = "../shared/seed/bao-cao-2023.txt";

describe.skipIf(!existsSync(SEED))(`the report of 2023 (skipped without ${SEED})`, () => {
  test("[Q274] its figures of one-stop and budget are of 30 November", () => {
    const told = describeAll(readPlainReport(readFileSync(SEED, "utf8")));
    const dated = told.filter(({ dataAsOf }) => dataAsOf === "2023-11-30").map(({ text }) => text);
    expect(dated).toEqual(expect.arrayContaining(["433.289,11", "100.217,5", "2545"]));
    expect(dated).not.toContain("5.345,97");
  });
});

import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { type GivenBlock, makeReading, makeTableReading, readPlainReport } from "../../../test/make-reading.ts";
import type { Reading } from "../reading.ts";
import { resolveFindings } from "../resolve.ts";
import { findCrossMentions } from "./find-cross-mentions.ts";

function tell(reading: Reading): readonly string[] {
  return resolveFindings(reading, findCrossMentions(reading)).map(
    ({ result, note, operands }) => `${result} ${note.code} ${operands.map(({ text }) => text).join(" ")}`,
  );
}

const inText = (...blocks: GivenBlock[]) => tell(makeReading(blocks));
const inTable = (before: string, ...rows: (readonly string[])[]) => tell(makeTableReading(rows, [before]));

describe("one fact printed twice", () => {
  test("[Q280] values that agree are told, the coarser one too", () => {
    expect(
      inText(
        "Tổng sản lượng lương thực có hạt đạt 28.813,83 tấn.",
        "Về nông nghiệp, sản lượng lương thực có hạt đạt 28.814 tấn.",
      ),
    ).toEqual(["ok holds 28.814 28.813,83"]);
  });

  test.each([
    ["periods", "Năm 2022, sản lượng lương thực có hạt đạt 28.813 tấn.", "Năm 2023, sản lượng lương thực có hạt đạt 28.913 tấn."],
    [
      "days",
      "Đến ngày 30/11/2023, thu ngân sách trên địa bàn huyện đạt 109.500 triệu đồng.",
      "Đến ngày 31/12/2023, thu ngân sách trên địa bàn huyện đạt 109.600 triệu đồng.",
    ],
    [
      "one day only",
      "Đến ngày 30/11/2023, tổng thu ngân sách nội địa đạt 109.500 triệu đồng.",
      "Tổng thu ngân sách nội địa đạt 109.600 triệu đồng.",
    ],
    ["cumulation", "Lũy kế sản lượng lương thực có hạt đạt 28.813 tấn.", "Sản lượng lương thực có hạt đạt 28.913 tấn."],
    ["places", "Diện tích rừng trồng mới tại xã Bình Trung là 1.234 ha.", "Diện tích rừng trồng mới tại xã Yên Mỹ là 1.235 ha."],
    [
      "labels",
      "Chương trình giảm nghèo: Số vốn giải ngân đạt 48.078 triệu đồng.",
      "Chương trình nông thôn mới: Số vốn giải ngân đạt 48.178 triệu đồng.",
    ],
    ["measures", "Cây lương thực có hạt trồng được 5.345 ha.", "Cây lương thực có hạt trồng được 5.346 tấn."],
    ["roles", "Kế hoạch sản lượng lương thực có hạt là 28.491 tấn.", "Sản lượng lương thực có hạt đạt 28.492 tấn."],
    ["short names", "Đàn trâu có 5.845 con.", "Đàn trâu có 5.945 con."],
    ["values far apart", "Sản lượng lương thực có hạt đạt 28.813 tấn.", "Sản lượng lương thực có hạt đạt 19.204 tấn."],
  ])("[Q280] different %s: silence", (_what, first, second) => {
    expect(inText(first, second)).toEqual([]);
  });

  test("[Q281] a difference where nothing is left open is an error", () => {
    const year = "Năm 2023, tổng sản lượng lương thực có hạt đạt";
    expect(inText(`${year} 28.813 tấn.`, `${year} 19.204 tấn.`)).toEqual(["error mentions-differ 19.204 28.813"]);
    // Under two headings a short name may be of two things.
    const number = "Năm 2023, số vụ vi phạm bị xử lý là";
    const heading = (text: string): GivenBlock => ({ kind: "heading", level: 2, text });
    expect(inText(heading("Đất đai"), `${number} 1.250 vụ.`, heading("Lâm nghiệp"), `${number} 1.975 vụ.`)).toEqual([]);
  });

  test("[Q282] one digit apart is asked about", () => {
    expect(inText("Sản lượng lương thực có hạt đạt 28.813 tấn.", "Sản lượng lương thực có hạt đạt 28.913 tấn.")).toEqual([
      "review mentions-differ 28.913 28.813",
    ]);
  });

  const HEAD = ["Chỉ tiêu", "ĐVT", "Kế hoạch", "Thực hiện"] as const;
  test("[Q282] the annex repeats the body: another amount there is asked about", () => {
    const body = "Sản lượng lương thực có hạt đạt 28.813 tấn.";
    expect(inTable(body, HEAD, ["Sản lượng lương thực có hạt", "tấn", "28.491", "28.813"])).toEqual(["ok holds 28.813 28.813"]);
    expect(inTable(body, HEAD, ["Sản lượng lương thực có hạt", "tấn", "28.491", "27.002"])).toEqual([
      "review mentions-differ 27.002 28.813",
    ]);
    // Two columns of one role: which is meant is not known.
    const two = ["Chỉ tiêu", "ĐVT", "Thực hiện của huyện", "Thực hiện của tỉnh"];
    expect(inTable(body, two, ["Sản lượng lương thực có hạt", "tấn", "27.002", "99.000"])).toEqual([]);
  });

  test("[Q283] the same digits under two units", () => {
    const found = inText(
      "Tổng vốn đầu tư công giải ngân đạt 285,3 triệu đồng.",
      "Tổng vốn đầu tư công giải ngân đạt 285,3 tỷ đồng.",
    );
    expect(found).toEqual(["review mentions-unit 285,3 285,3"]);
  });

  test("[Q284] an estimate is not held against a final figure", () => {
    expect(
      inText("Sản lượng lương thực có hạt ước đạt 28.813 tấn.", "Sản lượng lương thực có hạt chính thức đạt 28.913 tấn."),
    ).toEqual(["unchecked estimate-against-official 28.913 28.813"]);
  });

  test("[Q285] growth in the text against an index in the table", () => {
    const head = ["Chỉ tiêu", "Ước TH tháng 01", "So cùng kỳ (%)"];
    const text = "Khách tham quan 437.948 lượt, tăng 84,0% so với cùng kỳ. Tổng thu 1.947,9 tỷ đồng, giảm 15,2%.";
    const rows = (visits: string, takings: string) =>
      inTable(text, head, ["Khách tham quan", "437.948", visits], ["Tổng thu (tỷ đồng)", "1.947,9", takings]);
    expect(rows("184,0", "84,8")).toEqual(["ok holds 84,0 184,0", "ok holds 15,2 84,8"]);
    expect(rows("148,0", "115,2")).toEqual(["review mismatch 84,0 148,0", "review direction 15,2 115,2"]);
  });

  test("[Q286] a sentence that announces a table repeats its total row", () => {
    const head = ["Địa bàn", "Kế hoạch (hồ sơ)", "Thực hiện (hồ sơ)"];
    const text = "Kết quả theo biểu dưới đây: toàn huyện thực hiện 300/400 hồ sơ.";
    const rows = (total: string) =>
      inTable(text, head, ["Bản Hồ", "150", "100"], ["Đại Sơn", "250", "200"], ["Tổng cộng", "400", total]);
    expect(rows("300")).toEqual(["ok holds 400 400", "ok holds 300 300"]);
    expect(rows("310")).toEqual(["ok holds 400 400", "review mentions-differ 310 300"]);
  });

  test("[Q287] percentages of plan on one thing are of one plan", () => {
    const heading = (n: string, p: string) => `Vốn đầu tư công giải ngân được ${n} tỷ đồng, đạt ${p}% kế hoạch.`;
    expect(inText(heading("285,3", "60"), heading("240,1", "43"))).toEqual(["review plans-differ 43 240,1 60 285,3"]);
    expect(inText(heading("285,3", "60"), heading("291,6", "61,3"))).toEqual(["ok holds 61,3 291,6 60 285,3"]);
    const training = (a: string, b: string, p: string) =>
      `Số lao động được đào tạo nghề đạt ${a}/${b} người, đạt ${p}% kế hoạch.`;
    expect(inText(training("1.435", "600", "239"), training("630", "800", "79"))).toEqual([
      "review plans-differ 79 630 239 1.435 600 800",
    ]);
    expect(inText(training("1.435", "600", "239"), training("830", "800", "104"))).toEqual([]);
  });

  const CLASSES =
    "Khai giảng lớp đào tạo nghề cho dân tộc thiểu số với 910/1.085 học viên; lớp đào tạo nghề cho hộ nghèo với 175/350 học viên.";
  test("[Q288] the sum of what was planned told as reached", () => {
    expect(inText("Số lao động được đào tạo nghề là 1.435 người.", CLASSES)).toEqual([
      "review mentions-differ 1.435 910 175 1.085 350",
    ]);
    expect(inText("Số lao động được đào tạo nghề là 1.085 người.", CLASSES)).toEqual([]);
    expect(inText("Số lao động đi làm việc ở nước ngoài là 1.435 người.", CLASSES)).toEqual([]);
  });

  test("[Q289] a part in a state that is greater than all in that state", () => {
    const tea = (all: string) =>
      `Cây chè có 414,06 ha (chè búp 407,03 ha, hiện đang cho thu hoạch búp), diện tích cho thu hoạch là ${all} ha.`;
    expect(inText(tea("403,7"))).toEqual(["review mentions-differ 403,7 407,03"]);
    expect(inText(tea("407,03"))).toEqual([]);
  });
});

const SEED = "../shared/seed/bao-cao-2023.txt";

describe.skipIf(!existsSync(SEED))(`the report of 2023 (skipped without ${SEED})`, () => {
  test("[Q287] [Q288] [Q289] what its own mentions contradict, and nothing else", () => {
    const found = tell(readPlainReport(readFileSync(SEED, "utf8"))).filter((one) => !one.startsWith("ok"));
    expect(found).toEqual([
      "review mentions-differ 403,7 407,03",
      "review mentions-differ 1435 910 175 1085 350",
      "review plans-differ 79 630 239 1435 600 800",
    ]);
  });
});

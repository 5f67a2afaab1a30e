import type { BoundReport, BoundRun } from "@kehoach/core/report/bound";
import { cleanProse } from "./clean-prose.ts";
import { percentUnits, printUnits } from "./draft.ts";
import { PLACES } from "./own-words.ts";

export const plainRun = (text: string): BoundRun => ({ kind: "text", text, italic: false, bold: false });

/** A report of paragraphs that are given, ready for the writer of Word files; the annex has so many rows. */
export function reportOf(paragraphs: readonly (readonly BoundRun[])[], annexRows: number): BoundReport {
  const cells = (row: number): readonly (readonly BoundRun[])[] => {
    const target = BigInt(100 + ((row * 137) % 900));
    const actual = BigInt(80 + ((row * 211) % 1000));
    const texts = [
      String(row + 1),
      `Chỉ tiêu theo dõi của ${PLACES[row % PLACES.length]}`,
      "hồ sơ",
      printUnits(target),
      printUnits(actual),
      printUnits(percentUnits(actual, target, 1), 1),
    ];
    return texts.map((text) => [plainRun(text)]);
  };
  return {
    format: "kehoach-report/1",
    authority: "thu",
    place: "thu",
    period: "2024",
    head: { issuer: ["ỦY BAN NHÂN DÂN", "HUYỆN THỬ"], symbol: "BC-UBND", placeName: "Thử" },
    title: { kind: "BÁO CÁO", abstract: [plainRun("Kết quả thực hiện nhiệm vụ năm 2024")] },
    blocks: paragraphs.map((runs) => ({ kind: "paragraph" as const, runs })),
    notes: [],
    ...(annexRows === 0
      ? {}
      : {
          annex: {
            heading: "PHỤ LỤC",
            title: [plainRun("Biểu chỉ tiêu")],
            goesWith: "Kèm theo báo cáo",
            columns: [
              { code: "order" as const, title: "TT" },
              { code: "name" as const, title: "Chỉ tiêu" },
              { code: "unit" as const, title: "ĐVT" },
              { code: "target" as const, title: "Kế hoạch" },
              { code: "actual" as const, title: "Thực hiện" },
              { code: "percent" as const, title: "So sánh (%)" },
            ],
            rows: Array.from({ length: annexRows }, (_none, row) => ({ indicator: `i${row}`, cells: cells(row) })),
            legend: "",
          },
        }),
    recipients: ["Lưu: VT."],
    signature: { authority: ["TM. ỦY BAN NHÂN DÂN"], role: "CHỦ TỊCH", name: "Nguyễn Văn Thử" },
    unprintedErrata: [],
  };
}

/** What stands between the figures of a report: sentences without a number. */
const PLAIN: readonly string[] = [
  "Các phòng, ban chuyên môn chủ động tham mưu, bám sát cơ sở, kịp thời nắm tình hình và đề xuất biện pháp tháo gỡ khó khăn cho người dân và doanh nghiệp trên địa bàn.",
  "Công tác tuyên truyền được thực hiện bằng nhiều hình thức, qua hệ thống loa truyền thanh, trang thông tin điện tử và các buổi sinh hoạt của thôn, bản.",
  "Việc bảo dưỡng đường giao thông nông thôn do nhân dân tự nguyện đóng góp ngày công, vật liệu tại chỗ; các tuyến bị sạt lở sau mưa lớn đã được khắc phục bước đầu.",
  "Tình hình thời tiết có lúc diễn biến bất lợi, rét đậm đầu vụ và nắng nóng giữa vụ làm cây trồng sinh trưởng chậm hơn, song nhìn chung sản xuất vẫn giữ được ổn định.",
  "Đội ngũ cán bộ làm công tác thống kê ở cơ sở thường xuyên thay đổi, việc cập nhật số liệu vào phần mềm có lúc còn chậm và chưa thống nhất giữa các đơn vị.",
  "Các trường tiếp tục đổi mới phương pháp dạy học, tăng cường hoạt động trải nghiệm, quan tâm học sinh có hoàn cảnh khó khăn và học sinh ở bán trú.",
  "Trong thời gian tới cần tập trung rà soát quy hoạch, đẩy nhanh thủ tục giao đất, phân công rõ người rõ việc và kiểm tra thường xuyên tiến độ của từng chủ đầu tư.",
];

/** About fifty pages: 25,000 words with a figure in every dozen words or so, twice as dense as the 2023 report; a table of 150 rows. */
export function longReport(): BoundReport {
  const paragraphs: (readonly BoundRun[])[] = [];
  let words = 0;
  for (const [order, { text }] of cleanProse(400, 5050).entries()) {
    if (words >= 24_000) break;
    // Footnote marks of one paragraph mean nothing among so many.
    const lines = text.replace(/ Kết quả chi tiết nêu ở chú thích¹\./u, "").split("\n\n");
    const plain = [0, 1, 2]
      .map((step) => `Ở ${PLACES[(order * 3 + step * 7) % PLACES.length]}: ${PLAIN[(order + 2 * step) % PLAIN.length]}`)
      .join(" ");
    for (const line of [...lines.map((one) => one.replace(/^¹ /u, "")), plain]) {
      paragraphs.push([plainRun(line)]);
      words += line.split(/\s+/u).length;
    }
  }
  return reportOf(paragraphs, 150);
}

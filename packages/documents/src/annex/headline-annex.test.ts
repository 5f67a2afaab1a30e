import { join } from "node:path";
import { offerChoices } from "@kehoach/core/annex/choices";
import { toOverlay } from "@kehoach/core/annex/entries";
import { guessColumns } from "@kehoach/core/annex/guess-columns";
import { toKnown } from "@kehoach/core/annex/known";
import { toMapping } from "@kehoach/core/annex/mapping";
import { matchIndicators } from "@kehoach/core/annex/match-indicators";
import { readRows } from "@kehoach/core/annex/read-rows";
import { findTables } from "@kehoach/core/annex/table";
import { toEntries } from "@kehoach/core/annex/to-entries";
import { toBook } from "@kehoach/core/pack/to-book";
import { equals } from "@kehoach/core/quantity/decimal";
import { showTargetKey } from "@kehoach/core/value/fact-key";
import { expect, test } from "vitest";
import { makeAnnex } from "../../test/make-annex.ts";
import { readPack } from "../pack/read-pack.ts";
import { readAnnex } from "./read-annex.ts";

/** The 34 indicators as the report names them, in its own spelling, with the units an annex would print and the targets it states. */
const ROWS: readonly (readonly [name: string, unit: string, target: string])[] = [
  ["Tổng sản lượng lương thực có hạt", "Tấn", "28.491,00"],
  ["Phần đầu thành lập HTX hoạt động trong lĩnh vực nông lâm nghiệp", "HTX", ""],
  ["Bình quân số tiêu chí nông thôn toàn huyện đạt được", "Tiêu chí", ""],
  ["Tỷ lệ số hộ đạt đạt gia đình văn hóa", "%", ""],
  ["Tỷ lệ số hộ được sử dụng điện", "%", ""],
  ["Giảm tỷ lệ hộ nghèo trong năm (theo kết quả sơ bộ)", "%", ""],
  ["Tạo việc làm mới", "Người", "600"],
  ["Số lao động được đào tạo nghề trong năm", "Người", "600"],
  ["Tỷ lệ dịch vụ công trực tuyến được cung cấp", "%", ""],
  ["Hệ số sử dụng đất nông nghiệp", "Lần", ""],
  ["Tỷ lệ che phủ rừng", "%", ""],
  ["Phát triển mới sản phẩm OCOP đạt 3 sao trở lên", "Sản phẩm", ""],
  ["Số xã đạt chuẩn nông thôn mới tăng thêm", "Xã", "Phấn đấu 04"],
  ["Chỉ tiêu 11 về y tế", "", "x"],
  ["Số xã đạt phổ cập giáo dục Mầm non cho trẻ 5 tuổi, phổ cập giáo dục, xóa mù chữ", "Xã, thị trấn", ""],
  ["Huy động trẻ đến trường, vào lớp đầu cấp", "%", ""],
  ["Tỷ lệ tốt nghiệp THCS", "%", ""],
  ["Thi tốt nghiệp THPT", "%", ""],
  ["Tỷ lệ thôn, tổ có nhà họp thôn", "%", ""],
  ["Tỷ lệ cơ quan, đơn vị, doanh nghiệp đạt đơn vị văn hóa", "%", ""],
  ["Duy trì số xã có điện lưới quốc gia", "Xã", ""],
  ["Tỷ lệ hộ được sử dụng nước hợp vệ sinh", "%", ""],
  ["Cung cấp các dịch vụ cơ sở hạ tầng thiết yếu", "%", ""],
  ["Tỷ lệ cơ quan hành chính nhà nước có cơ cấu công chức, viên chức phù hợp với vị trí việc làm", "%", ""],
  ["Tỷ lệ cán bộ công chức cấp xã có trình độ chuyên môn từ trung cấp trở lên", "%", ""],
  ["Chỉ số năng lực cạnh tranh DDCI đạt tốp đầu khối huyện, thành phố trong tỉnh", "Hạng", ""],
  ["Đảm bảo quốc phòng - an ninh", "%", ""],
  ["Tổng thu ngân sách", "Triệu đồng", "136.000"],
  ["Tổng chi ngân sách", "Triệu đồng", "429.350"],
  ["Dân số trung bình", "Người", ""],
  ["Tỷ lệ tham gia BHYT", "%", ""],
  ["Tỷ lệ số thôn, tổ đạt tiêu chuẩn văn hóa", "%", ""],
  ["Số thôn đạt chuẩn nông thôn mới", "Thôn", ""],
  ["Số trường đạt chuẩn quốc gia tăng thêm", "Trường", ""],
];

const FOLDER = join(import.meta.dirname, "../../../../packs/cho-don-2023");

test("[M27] the 34 headline indicators of the 2023 report, laid out as an annex, are the pack's, with its targets", async () => {
  const pack = await readPack(FOLDER);
  if (!pack.ok) throw new Error("the pack can not be read");
  const { book, bases, files, manifest } = pack.value;
  const bytes = makeAnnex({
    name: "Phụ lục",
    rows: [
      ["PHỤ LỤC"],
      ["CHỈ TIÊU PHÁT TRIỂN KINH TẾ - XÃ HỘI NĂM 2023"],
      ["TT", "Chỉ tiêu", "ĐVT", "Kế hoạch năm 2023"],
      ["A", "B", "C", 1],
      ...ROWS.map(([name, unit, target], i) => [String(i + 1), name, unit, target]),
    ],
    merges: ["A1:D1", "A2:D2"],
  });
  const grids = await readAnnex({ name: "phu-luc.xlsx", bytes });
  if (!grids.ok) throw new Error("the annex can not be read");
  const [table] = findTables(grids.value).tables;
  if (!table) throw new Error("no table");
  const known = toKnown(book);
  const mapping = toMapping(guessColumns(table, { level: "district", places: book.places }), 2023);
  const read = readRows(table, mapping, { units: known.units });
  const { matches, problems } = matchIndicators(read.rows, known);
  const headlines = book.headlines.find(({ period }) => period.start === "2023-01-01")?.indicators ?? [];
  expect(headlines).toHaveLength(34);
  // The report lists what was exceeded, then met, then not met; so does the pack.
  expect(matches.map(({ candidates: [first] }) => first?.code)).toEqual(headlines);
  expect(matches.map(({ kind }) => kind).filter((kind) => kind === "exact")).toHaveLength(18);
  expect(problems).toEqual([]);

  const document = { code: "phu-luc-2023", type: "Quyết định", date: "2022-12-19" };
  const choices = offerChoices(matches);
  const made = toEntries(read.rows, choices, mapping, { known, place: "064", document });
  const overlay = toOverlay(
    {
      code: "phu-luc-2023",
      name: "Giao chỉ tiêu 2023",
      extends: [manifest.code],
      ...(manifest.authority ? { authority: manifest.authority } : {}),
      knownAt: { date: "2022-12-19" },
    },
    made.entries,
  );
  const laid = toBook([...bases, files, overlay]);
  if (!laid.ok) throw new Error(JSON.stringify(laid.problems));
  const byKey = new Map(book.targets.map((target) => [showTargetKey(target.key), target]));
  const headlineTargets = book.targets.filter(({ key }) => headlines.includes(key.indicator) && key.breakdown.length === 0);
  expect(laid.value.targets).toHaveLength(headlineTargets.length);
  for (const target of laid.value.targets) {
    const own = byKey.get(showTargetKey(target.key));
    expect(own?.value && target.value && equals(own.value, target.value)).toBe(true);
    expect([target.asEntered, target.qualifiers]).toEqual([own?.asEntered, own?.qualifiers]);
  }
});

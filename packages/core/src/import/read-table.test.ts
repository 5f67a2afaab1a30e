import { describe, expect, it, test } from "vitest";
import { makeSheet } from "../../test/make-sheet.ts";
import { findField, foldHeading, IMPORT_COLUMNS } from "./columns.ts";
import { wordsOf } from "./read-rows.ts";
import { readTable } from "./read-table.ts";

const places = (...sheets: ReturnType<typeof makeSheet>[]) => readTable("places", IMPORT_COLUMNS.places, sheets);
const users = (...sheets: ReturnType<typeof makeSheet>[]) => readTable("users", IMPORT_COLUMNS.users, sheets);
/** The lines of a table and what stands in its name column. */
function names(read: ReturnType<typeof places>): readonly (readonly [number, string])[] {
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.value.rows.map(({ line, cells }) => [line, wordsOf(cells.get("name"))]);
}
const problemOf = (read: ReturnType<typeof places> | ReturnType<typeof users>) => (read.ok ? undefined : read.problems[0]);

describe("headings", () => {
  test.each([
    ["Tên đơn vị", "name"],
    ["  TÊN ĐƠN VỊ (*) :", "name"],
    ["ten don vi", "name"],
    ["Mã ĐVHC", "code"],
    ["MÃ\nĐVHC", "code"],
    ["Trực thuộc", "parent"],
    ["Cấp trên", "parent"],
    ["Từ ngày (dd/mm/yyyy)", "validFrom"],
    ["Số điện thoại", undefined],
  ])("[E3] places: %j is %s", (title, field) => {
    expect(findField(IMPORT_COLUMNS.places, title)).toBe(field);
  });

  test.each([
    ["Họ và tên", "name"],
    ["Họ tên", "name"],
    ["E-mail", "email"],
    ["Thư điện tử", "email"],
    ["VAI TRÒ", "role"],
    ["Nơi công tác", "place"],
    ["Lĩnh vực phụ trách", "sectors"],
    ["Chức vụ", undefined],
  ])("[E3] users: %j is %s", (title, field) => {
    expect(findField(IMPORT_COLUMNS.users, title)).toBe(field);
  });

  it("[E3] no name means two columns of one kind", () => {
    for (const columns of Object.values(IMPORT_COLUMNS)) {
      const all = columns.flatMap(({ names }) => names.map(foldHeading));
      expect(new Set(all).size).toBe(all.length);
    }
  });

  it("[E3] titles may stand above, the order of columns and columns that mean nothing do not matter", () => {
    const read = places(
      makeSheet([
        ["ỦY BAN NHÂN DÂN HUYỆN MẪU"],
        ["DANH SÁCH ĐƠN VỊ"],
        [],
        ["TT", "Mã", "Ghi chú", "Tên đơn vị"],
        [1, "01", "", "Xã Đông"],
      ]),
    );
    expect(names(read)).toEqual([[5, "Xã Đông"]]);
    expect(read.ok && read.value.ignored).toEqual([expect.objectContaining({ title: "Ghi chú", column: 2 })]);
  });

  it("[E3] a heading of two rows, merged downwards where it is one", () => {
    const read = users(
      makeSheet(
        [
          ["Họ và tên", "Phân công", ""],
          ["", "Đơn vị", "Vai trò"],
          ["Lê An", "064", "quản trị"],
        ],
        {
          merges: [
            { top: 0, left: 0, bottom: 1, right: 0 },
            { top: 0, left: 1, bottom: 0, right: 2 },
          ],
        },
      ),
    );
    expect(read.ok && read.value.rows.map(({ line }) => line)).toEqual([3]);
    expect(read.ok && [...read.value.columns.keys()].sort()).toEqual(["name", "place", "role"]);
  });

  it("[E2] the first sheet that fits is read, whatever it is called and wherever it stands", () => {
    const cover = makeSheet([["Hướng dẫn"], ["Điền danh sách đơn vị ở trang sau"]], { name: "Bìa" });
    const list = makeSheet(
      [
        ["Đơn vị", "Mã"],
        ["Xã Đông", "01"],
      ],
      { name: "Trang 7" },
    );
    const read = places(cover, list);
    expect(read.ok && read.value.sheet).toBe("Trang 7");
  });

  it("[E3] a missing column is named, with the heading that may be it", () => {
    const read = users(
      makeSheet([
        ["Họ và tên", "Vai tro cu", "Đơn vị"],
        ["Lê An", "quản trị", "064"],
      ]),
    );
    expect(problemOf(read)).toEqual({
      code: "IMPORT_NO_HEADING",
      missing: ["Vai trò"],
      near: [{ at: "B1", found: "Vai tro cu", title: "Vai trò" }],
    });
    expect(
      problemOf(
        places(
          makeSheet([
            ["một", "hai"],
            ["ba", "bốn"],
          ]),
        ),
      ),
    ).toMatchObject({ missing: ["Tên đơn vị"], near: [] });
  });

  it("[E2] a list of the other kind is told apart", () => {
    const people = makeSheet([
      ["Họ và tên", "Đơn vị", "Vai trò", "Từ ngày"],
      ["Lê An", "064", "quản trị", ""],
    ]);
    expect(problemOf(places(people))).toEqual({ code: "IMPORT_OTHER_KIND", found: "users" });
    const units = makeSheet([
      ["Tên đơn vị", "Mã", "Cấp trên"],
      ["Xã Đông", "01", ""],
    ]);
    expect(problemOf(users(units))).toEqual({ code: "IMPORT_OTHER_KIND", found: "places" });
  });

  it("[E3] two columns that say the same are both named", () => {
    const read = places(
      makeSheet([
        ["Đơn vị", "Mã", "Tên đơn vị"],
        ["a", "b", "c"],
      ]),
    );
    expect(problemOf(read)).toMatchObject({ code: "IMPORT_HEADING_TWICE", at: "A1", other: "C1" });
  });
});

describe("rows", () => {
  const HEAD = ["TT", "Tên đơn vị", "Mã", "Cấp trên"];

  it("[E4] empty rows, totals, the numbering of columns and headings said again are no entries", () => {
    const read = places(
      makeSheet([
        HEAD,
        ["(1)", "(2)", "(3)", "(4)"],
        [1, "Xã Đông", "01", ""],
        [],
        HEAD,
        [2, "Xã Tây", "02", ""],
        ["", "Tổng cộng: 2 đơn vị", "", ""],
        ["Cộng", "", 2, ""],
      ]),
    );
    expect(names(read)).toEqual([
      [3, "Xã Đông"],
      [6, "Xã Tây"],
    ]);
  });

  it("[E4] a name that begins like a total is a name", () => {
    const read = users(
      makeSheet([
        ["Họ và tên", "Vai trò", "Đơn vị"],
        ["Tống", "người xem", "01"],
        ["Tổng cục Thống kê", "người xem", "01"],
      ]),
    );
    expect(read.ok && read.value.rows).toHaveLength(2);
  });

  it("[E4] what stands below the table is told, not imported", () => {
    const read = places(makeSheet([HEAD, [1, "Xã Đông", "01", ""], [], ["", "Người lập biểu"], ["", "Nguyễn Văn An"]]));
    expect(names(read)).toEqual([[2, "Xã Đông"]]);
    expect(read.ok && read.value.skipped).toEqual([
      { line: 4, text: "Người lập biểu" },
      { line: 5, text: "Nguyễn Văn An" },
    ]);
  });

  it("[E4] a title that stretches over the table is told, not imported; what is merged downwards stands in every row", () => {
    const read = places(
      makeSheet(
        [
          ["Tên đơn vị", "Mã", "Cấp trên"],
          ["A. KHỐI XÃ", "", ""],
          ["Xã Đông", "01", "064"],
          ["Xã Tây", "02", ""],
        ],
        {
          merges: [
            { top: 1, left: 0, bottom: 1, right: 2 },
            { top: 2, left: 2, bottom: 3, right: 2 },
          ],
        },
      ),
    );
    expect(names(read)).toEqual([
      [3, "Xã Đông"],
      [4, "Xã Tây"],
    ]);
    expect(read.ok && read.value.rows.map(({ cells }) => wordsOf(cells.get("parent")))).toEqual(["064", "064"]);
    expect(read.ok && read.value.skipped).toEqual([{ line: 2, text: "A. KHỐI XÃ" }]);
  });

  it("[E4] the template's example is no entry", () => {
    expect(names(places(makeSheet([HEAD, ["", "(ví dụ) Phòng Nội vụ", "", ""], ["", "Xã Đông", "01", ""]])))).toEqual([
      [3, "Xã Đông"],
    ]);
  });

  it("[E4] a table without entries, and one with too many, are refused", () => {
    expect(problemOf(places(makeSheet([HEAD], { name: "Trống" })))).toEqual({ code: "IMPORT_NO_ROWS", sheet: "Trống" });
    const many = Array.from({ length: 5_001 }, (_, i) => [i, `Xã ${i}`, `0${i}`, ""]);
    expect(problemOf(places(makeSheet([HEAD, ...many])))).toEqual({ code: "IMPORT_TOO_MANY_ROWS", limit: 5_000, found: 5_001 });
  });

  it("[E4] letters are composed, blanks are single, an apostrophe against formulas is dropped", () => {
    const shown = wordsOf({ row: 0, column: 0, kind: "words", shown: "  Pho\u0300ng\u00a0 No\u0323\u0302i  vụ " });
    expect(shown).toBe("Phòng Nội vụ");
    expect(wordsOf({ row: 0, column: 0, kind: "words", shown: "'=1+1" })).toBe("=1+1");
    expect(wordsOf({ row: 0, column: 0, kind: "words", shown: "H'Hen Niê" })).toBe("H'Hen Niê");
  });
});

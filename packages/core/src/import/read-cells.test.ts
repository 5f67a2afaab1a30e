import { describe, expect, it, test } from "vitest";
import { DISTRICT } from "../../test/make-sheet.ts";
import { findByWords, indexPlaces, offerPlaces } from "./find-by-words.ts";
import { makeUsername } from "./make-username.ts";
import { codeDigits, readPlaceType } from "./place-type.ts";
import { listLostZeros, readCode, toSlug } from "./read-code.ts";
import { readDay } from "./read-day.ts";
import { findRole, suggestRoles } from "./read-role.ts";
import type { SheetCell } from "./sheet.ts";

const words = (shown: string): SheetCell => ({ row: 0, column: 0, kind: "words", shown });
const number = (stored: string, shown = stored, kind: "number" | "date" = "number"): SheetCell => ({
  row: 0,
  column: 0,
  kind,
  shown,
  stored,
});

describe("a day", () => {
  const read = (cell: SheetCell, since1904 = false) => readDay(cell, { since1904 });

  test.each([
    ["1/7/2025", "2025-07-01"],
    ["01-07-2025", "2025-07-01"],
    ["1.7.2025", "2025-07-01"],
    ["2025-07-01", "2025-07-01"],
    ["2025-07-01T00:00:00", "2025-07-01"],
    ["ngày 1 tháng 7 năm 2025", "2025-07-01"],
    ["29/02/2024", "2024-02-29"],
  ])("[E5] %j is %s", (shown, day) => {
    expect(read(words(shown))).toEqual({ ok: true, value: day });
  });

  it("[E5] a spreadsheet's date, a day number without a date's format, and a time of day are the same day", () => {
    expect(read(number("45839", "01/07/2025", "date"))).toEqual({ ok: true, value: "2025-07-01" });
    expect(read(number("45839"))).toEqual({ ok: true, value: "2025-07-01" });
    expect(read(number("45839.75", "01/07/2025 18:00", "date"))).toEqual({ ok: true, value: "2025-07-01" });
    expect(read(number("44377", "01/07/2025", "date"), true)).toEqual({ ok: true, value: "2025-07-01" });
  });

  test.each([
    [words("31/02/2025"), []],
    [words("7/13/2025"), ["13/07/2025"]],
    [words("1/7/25"), ["01/07/2025"]],
    [words("2025"), ["01/01/2025"]],
    [number("2025"), ["01/01/2025"]],
    [number("7"), []],
    [number("99999999"), []],
    [words("quý I"), []],
  ])("[E5] %j is asked about, not guessed", (cell, near) => {
    expect(read(cell)).toEqual({ ok: false, problems: [{ code: "IMPORT_DAY", found: cell.shown, near }] });
  });
});

describe("a code", () => {
  test.each([
    [words("064"), "064"],
    [number("64", "064"), "064"],
    [number("1840", "1.840"), "1840"],
    [words("064-noi-vu"), "064-noi-vu"],
  ])("[E6] %j is %s", (cell, code) => {
    expect(readCode(cell)).toEqual({ ok: true, value: code });
  });

  test.each(["06 4", "064@2000", "=1", "-1", "12,5"])("[E6] %j can not be one", (text) => {
    expect(readCode(words(text))).toMatchObject({ ok: false, problems: [{ code: "IMPORT_CODE_MALFORMED" }] });
  });

  it("[E6] a number may have lost zeros where a code with them is there, or codes of its kind are longer", () => {
    const known = new Set(["064", "02020"]);
    expect(listLostZeros("64", known, undefined)).toEqual(["064"]);
    expect(listLostZeros("2020", known, 5)).toEqual(["02020"]);
    expect(listLostZeros("1933", known, 5)).toEqual(["01933"]);
    expect(listLostZeros("10273", known, 5)).toEqual([]);
    expect(listLostZeros("7", known, undefined)).toEqual([]);
  });

  it("[E9] a name as a code", () => {
    expect(toSlug("Tài chính - Kế hoạch")).toBe("tai-chinh-ke-hoach");
    expect(toSlug("Đài Truyền thanh, Truyền hình")).toBe("dai-truyen-thanh-truyen-hinh");
  });
});

describe("a type", () => {
  test.each([
    ["Phòng Nội vụ", "", { type: "phòng", kind: "agency", level: "agency", name: "Nội vụ" }],
    ["Xã Bằng Phúc", "", { type: "xã", kind: "territory", level: "commune", name: "Bằng Phúc" }],
    ["Bằng Phúc", "Xã", { type: "xã", kind: "territory", level: "commune", name: "Bằng Phúc" }],
    ["THỊ TRẤN BẰNG LŨNG", "thi tran", { type: "thị trấn", kind: "territory", level: "commune", name: "BẰNG LŨNG" }],
    ["Văn phòng HĐND và UBND", "", { type: "văn phòng", kind: "agency", level: "agency", name: "HĐND và UBND" }],
    ["Trung tâm Y tế", "Đơn vị sự nghiệp", { type: "trung tâm", kind: "agency", level: "agency", name: "Y tế" }],
    ["Hạt Kiểm lâm", "Cơ quan", { type: "hạt", kind: "agency", level: "agency", name: "Kiểm lâm" }],
    ["Tập đoàn Bưu chính", "Cơ quan", { type: "tập", kind: "agency", level: "agency", name: "đoàn Bưu chính" }],
    ["Phường Sông Cầu", "Cấp xã", { type: "phường", kind: "territory", level: "commune", name: "Sông Cầu" }],
  ])("[E7] %j of %j", (name, typed, { name: left, ...type }) => {
    expect(readPlaceType(name, typed)).toEqual({ type, name: left });
  });

  it("[E7] a name that says nothing, and a word nobody knows, are asked about", () => {
    expect(readPlaceType("Bằng Phúc", "")).toBe("missing");
    expect(readPlaceType("Bằng Phúc", "Cấp xã")).toBe("missing");
    expect(readPlaceType("Bằng Phúc", "Phưng")).toBe("unknown");
  });

  it("[E6] the state's codes have two, three and five digits", () => {
    expect((["province", "district", "commune"] as const).map((level) => codeDigits({ kind: "territory", level }))).toEqual([
      2, 3, 5,
    ]);
    expect(codeDigits({ kind: "agency", level: "agency" })).toBeUndefined();
  });
});

describe("a place by words", () => {
  const index = indexPlaces(DISTRICT);

  test.each([
    ["02020", "02020"],
    ["02020@2000-01-01", "02020"],
    ["Phòng Nội vụ", "064-noi-vu"],
    ["PHONG NOI VU", "064-noi-vu"],
    ["Nội vụ", "064-noi-vu"],
    ["Phòng Nội vụ (064-noi-vu)", "064-noi-vu"],
    ["064-noi-vu (phòng Nội vụ)", "064-noi-vu"],
  ])("[E8] %j is %s", (text, code) => {
    expect(findByWords(index, text, "2025-01-01")).toMatchObject({ ok: true, value: { code } });
  });

  it("[E8] an unknown one is told with the nearest, a code without its zeros with the whole code", () => {
    expect(findByWords(index, "Phòng Nội vu huyện", "2025-01-01")).toMatchObject({
      problems: [{ code: "IMPORT_PLACE_UNKNOWN", near: ["064-noi-vu (phòng Nội vụ)"] }],
    });
    expect(findByWords(index, "64", "2025-01-01")).toMatchObject({ problems: [{ near: ["064 (huyện Mẫu)"] }] });
  });

  it("[E8] of one name the one that lives on the day; two that do are asked about", () => {
    const [district, commune] = DISTRICT;
    if (!district || !commune) throw new Error("the district has a commune");
    const former = { ...commune, validFrom: "1990-01-01", validTo: "2000-01-01" };
    const twin = { ...commune, code: "02023" };
    expect(findByWords(indexPlaces([district, former, commune]), "Xã Đông", "1995-05-05")).toMatchObject({
      value: { validFrom: "1990-01-01" },
    });
    expect(findByWords(indexPlaces([commune, twin]), "Xã Đông", "2025-01-01")).toMatchObject({
      problems: [{ code: "IMPORT_PLACE_AMBIGUOUS", near: ["02020 (xã Đông)", "02023 (xã Đông)"] }],
    });
    expect(findByWords(indexPlaces([former]), "Xã Đông", "2025-01-01")).toMatchObject({
      problems: [{ code: "IMPORT_PLACE_NOT_ALIVE" }],
    });
    expect(offerPlaces([commune, twin])).toEqual(["xã Đông (02020)", "xã Đông (02023)"]);
  });
});

describe("a role, a username", () => {
  test.each([
    ["Cán bộ nhập liệu", "officer"],
    ["NGƯỜI DUYỆT", "approver"],
    ["cán bộ kế hoạch", "planner"],
    ["lãnh đạo", "leader"],
    ["Quản trị viên", "admin"],
    ["viewer", "viewer"],
    ["Chủ tịch", undefined],
  ])("[E13] %j is %s", (text, role) => {
    expect(findRole(text)).toBe(role);
  });

  it("[E13] what an unknown role may mean", () => {
    expect(suggestRoles("người duyet")).toEqual(["người duyệt"]);
    expect(suggestRoles("Chủ tịch")).toHaveLength(6);
  });

  test.each([
    ["Nguyễn Văn An", "an.nguyen"],
    ["Đặng Thị Hương Giang", "giang.dang"],
    ["H'Hen Niê", "nie.hhen"],
    ["An", "an10"],
    ["???", "nguoi.dung"],
  ])("[E14] %j is %s", (name, username) => {
    expect(makeUsername(name, () => false)).toBe(username);
  });

  it("[E14] a taken one gets a number; the longest name still fits", () => {
    const taken = new Set(["an.nguyen", "an.nguyen2"]);
    expect(makeUsername("Nguyễn Văn An", (one) => taken.has(one))).toBe("an.nguyen3");
    expect(makeUsername(`${"Nguyễn".repeat(9)} An`, () => false).length).toBeLessThanOrEqual(30);
  });
});

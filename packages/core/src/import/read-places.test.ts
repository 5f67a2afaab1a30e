import { describe, expect, it } from "vitest";
import { DISTRICT, tablePlaces } from "../../test/make-sheet.ts";
import { type Place, showPlaceKey } from "../place/place.ts";
import { type OwnedPlaces, planPlaces } from "./plan-places.ts";
import { readPlaces } from "./read-places.ts";

const HEAD = ["Tên đơn vị", "Mã", "Loại", "Cấp trên", "Từ ngày", "Đến hết ngày"];
const PACK = "noi-bo-mau";

function know(given: Partial<OwnedPlaces> = {}): OwnedPlaces {
  const places = given.places ?? DISTRICT;
  return {
    places,
    elsewhere: [],
    home: "064",
    today: "2025-06-01",
    packOf: new Map(places.map((place) => [showPlaceKey(place), "mau-2025"])),
    listed: [],
    listedByOthers: new Set(DISTRICT.map(showPlaceKey)),
    pack: PACK,
    ...given,
  };
}

const read = (rows: Parameters<typeof tablePlaces>[0], known = know()) => readPlaces(tablePlaces([HEAD, ...rows]), known);
/** The code of every fault, at its cell. */
const faults = (rows: Parameters<typeof tablePlaces>[0], known = know()) =>
  read(rows, known).flatMap(({ problems }) =>
    problems.filter(({ level }) => level === "error").map(({ at, fault }) => `${at} ${fault.code}`),
  );
const notes = (rows: Parameters<typeof tablePlaces>[0]) =>
  read(rows).flatMap(({ problems }) =>
    problems.filter(({ level }) => level === "note").map(({ at, fault }) => `${at} ${fault.code}`),
  );
const plan = (rows: Parameters<typeof tablePlaces>[0], known = know(), replace = false) =>
  planPlaces(read(rows, known), known, replace);
const states = (made: ReturnType<typeof planPlaces>) => made.rows.map(({ place, what }) => `${place?.code} ${what}`);

describe("reading places", () => {
  it("[E9] a name is enough: code, parent and first day follow, each told in a note", () => {
    const [row] = read([["Phòng Tài chính - Kế hoạch"]]);
    expect(row?.place).toEqual({
      code: "064-tai-chinh-ke-hoach",
      validFrom: "2000-01-01",
      kind: "agency",
      level: "agency",
      type: "phòng",
      name: "Tài chính - Kế hoạch",
      parent: { code: "064", validFrom: "2000-01-01" },
    });
    expect(notes([["Phòng Tài chính - Kế hoạch"]])).toEqual([
      "B2 IMPORT_CODE_MADE",
      "D2 IMPORT_PARENT_ASSUMED",
      "E2 IMPORT_DAY_ASSUMED",
    ]);
  });

  it("[E9] what is there already is found by code, or under its parent by name; empty cells leave it as it is", () => {
    const [byCode, byName] = read([
      ["Xã Đông", "02020"],
      ["PHÒNG NỘI VỤ", "", "", "huyện Mẫu"],
    ]);
    expect(byCode?.place).toEqual(byCode?.before);
    expect(byName?.place).toEqual(byName?.before);
    expect(byName?.place?.name).toBe("Nội vụ");
  });

  it("[E8] a parent may be a row above or below, by code or by name; whole trees come in one table", () => {
    const made = read([
      ["Tổ Một cửa", "", "", "Văn phòng HĐND và UBND"],
      ["Văn phòng HĐND và UBND", "", "", "064"],
    ]);
    expect(made.map(({ place }) => [place?.code, place?.parent?.code])).toEqual([
      ["064-hdnd-va-ubnd-mot-cua", "064-hdnd-va-ubnd"],
      ["064-hdnd-va-ubnd", "064"],
    ]);
  });

  it("[E5] days are read; the last day is the day before it is over", () => {
    const [row] = read([["Xã Tây", "02023", "", "", "1/7/2004", { kind: "date", shown: "30/06/2025", stored: "45838" }]]);
    expect([row?.place?.validFrom, row?.place?.validTo]).toEqual(["2004-07-01", "2025-07-01"]);
  });

  it("[E6] a code that is a number asks for its zeros", () => {
    expect(read([["Xã Đông", 2020]])[0]?.problems).toMatchObject([
      { level: "error", at: "B2", fault: { code: "IMPORT_CODE_ZEROS", found: "2020", near: ["02020"] } },
    ]);
  });

  it.each([
    [[["", "01"]], ["A2 IMPORT_MISSING"]],
    [[["Bằng Phúc", "02041"]], ["C2 IMPORT_MISSING"]],
    [[["Bằng Phúc", "02041", "Xa lạ"]], ["C2 IMPORT_TYPE"]],
    [[["Xã Bằng Phúc"]], ["B2 IMPORT_MISSING"]],
    [[["Xã Bằng Phúc", "mã 1"]], ["B2 IMPORT_CODE_MALFORMED"]],
    [[["Phòng Y", "", "", "Không có"]], ["D2 IMPORT_PLACE_UNKNOWN"]],
    [[["Phòng Y", "", "", "", "31/2/2025"]], ["E2 IMPORT_DAY"]],
    [[["Phòng Y", "", "", "", "1/7/2025", "1/6/2025"]], ["F2 IMPORT_LIFE_EMPTY"]],
    [[["Phòng Y", { kind: "error", shown: "#REF!" }]], ["B2 IMPORT_CELL_ERROR"]],
    [[["Phòng Y", "", "", { kind: "uncomputed", shown: "" }]], ["D2 IMPORT_UNCOMPUTED"]],
    [[["x".repeat(301), "01", "Xã"]], ["A2 IMPORT_TOO_LONG"]],
    [
      [
        ["Xã Đông", "02020"],
        ["Xã Đông", "02020"],
      ],
      ["B3 IMPORT_CODE_TWICE"],
    ],
    [
      [
        ["Phòng A", "a", "", "b"],
        ["Phòng B", "b", "", "a"],
      ],
      ["D3 IMPORT_CIRCLE"],
    ],
    [[["Phòng A", "a", "", "a"]], ["D2 IMPORT_CIRCLE"]],
    [[["Xã Khác", "02020", "", "", "1/1/2010"]], ["B2 IMPORT_LIVES_OVERLAP"]],
    [[["Phòng A", "a", "", "064", "1/1/1950", "1/1/1960"]], ["D2 IMPORT_PLACE_NOT_ALIVE"]],
  ] as const)("[E9] %j: %j", (rows, codes) => {
    expect(faults(rows.map((row) => [...row]))).toEqual(codes);
  });

  it("[E8] two of one name are asked about", () => {
    const twin: Place = { code: "02023", validFrom: "2000-01-01", kind: "territory", level: "commune", type: "xã", name: "Đông" };
    expect(faults([["Trạm Y tế", "", "", "Xã Đông"]], know({ places: [...DISTRICT, twin] }))).toEqual([
      "D2 IMPORT_PLACE_AMBIGUOUS",
    ]);
  });

  it("[E9] an authority without its own place says so; with a row for it, all is well", () => {
    const empty = know({ places: [], listedByOthers: new Set() });
    expect(faults([["Xã Đông", "02020", "", "", "1/1/2000"]], empty)).toEqual(["B2 IMPORT_NO_HOME"]);
    const rows = [["Huyện Mẫu", "064", "", "", "1/1/2000"], ["Xã Đông", "02020"], ["Phòng Nội vụ"]];
    expect(faults(rows, empty)).toEqual([]);
  });

  it("[E7] a city in a province is of a district's rank", () => {
    const province: Place = {
      code: "06",
      validFrom: "1997-01-01",
      kind: "territory",
      level: "province",
      type: "tỉnh",
      name: "Mẫu",
    };
    const known = know({ places: [province, ...DISTRICT] });
    const levels = read(
      [
        ["Thành phố Mới", "058", "", "06", "1/1/2015"],
        ["Thành phố Lớn", "01", "", "", "1/1/2015"],
      ],
      known,
    );
    expect(levels[0]?.place?.level).toBe("district");
  });
});

describe("planning places", () => {
  it("[E10] new places and copies of what lies above them make the pack; what another pack lists is not taken over", () => {
    const made = plan([["Xã Đông", "02020"], ["Phòng Tư pháp"]]);
    expect(states(made)).toEqual(["02020 same", "064-tu-phap new"]);
    expect(made.entries.map(({ code }) => code).sort()).toEqual(["064", "064-tu-phap"]);
  });

  it("[E12] only the pack that set a place can change it", () => {
    const [row] = plan([["Xã Đông Mới", "02020"]]).rows;
    expect(row).toMatchObject({
      what: "problem",
      problems: [{ at: "A2", fault: { code: "IMPORT_SET_ELSEWHERE", pack: "mau-2025", differs: ["name"] } }],
    });
  });

  const imported: Place = {
    code: "064-tu-phap",
    validFrom: "2000-01-01",
    kind: "agency",
    level: "agency",
    type: "phòng",
    name: "Tư pháp",
    parent: { code: "064", validFrom: "2000-01-01" },
  };
  const after = know({
    places: [...DISTRICT, imported],
    packOf: new Map([...DISTRICT.map((place) => [showPlaceKey(place), "mau-2025"] as const), [showPlaceKey(imported), PACK]]),
    listed: ["064@2000-01-01", "064-tu-phap@2000-01-01"],
  });

  it("[E11] the same table once more changes nothing", () => {
    const again = plan([["Phòng Tư pháp"]], after);
    expect(states(again)).toEqual(["064-tu-phap same"]);
    expect(again.entries.map(({ code }) => code)).toEqual(["064", "064-tu-phap"]);
  });

  it("[E11] what was imported before stays when a new table leaves it out, unless all is to be replaced", () => {
    const kept = plan([["Phòng Thanh tra"]], after);
    expect(states(kept)).toEqual(["064-thanh-tra new"]);
    expect(kept.entries.map(({ code }) => code)).toEqual(["064", "064-tu-phap", "064-thanh-tra"]);
    const replaced = plan([["Phòng Thanh tra"]], after, true);
    expect(states(replaced)).toEqual(["064-thanh-tra new", "064-tu-phap retired"]);
    expect(replaced.entries.map(({ code }) => code)).toEqual(["064", "064-thanh-tra"]);
  });

  it("[E11] what something new lies below is not retired; nor is a row with a problem", () => {
    expect(states(plan([["Tổ Hòa giải", "", "", "064-tu-phap"]], after, true))).toEqual(["064-tu-phap-hoa-giai new"]);
    expect(states(plan([["Phòng Tư pháp", "064-tu-phap", "", "", "hôm qua"]], after, true))).toEqual([
      "undefined problem",
      "064-tu-phap retired",
    ]);
  });

  it("[E12] a changed name of an imported place is a change of the same place", () => {
    const made = plan([["Phòng Tư pháp huyện", "064-tu-phap"]], after);
    expect(states(made)).toEqual(["064-tu-phap changed"]);
    expect(made.entries.find(({ code }) => code === "064-tu-phap")?.name).toBe("Tư pháp huyện");
  });

  it("[E10] a place that another authority set is listed beside it when it says the same, and is no problem", () => {
    const commune: Place = {
      code: "09999",
      validFrom: "2000-01-01",
      kind: "territory",
      level: "commune",
      type: "xã",
      name: "Ngoài",
    };
    const known = know({ elsewhere: [commune] });
    expect(
      states(plan([["Xã Ngoài", "09999"]], { ...known, packOf: new Map([...known.packOf, ["09999@2000-01-01", "khac"]]) })),
    ).toEqual(["09999 new"]);
  });
});

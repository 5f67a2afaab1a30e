import { describe, expect, it } from "vitest";
import { DISTRICT, tableUsers } from "../../test/make-sheet.ts";
import { showPlaceKey } from "../place/place.ts";
import type { KnownUser } from "./match-people.ts";
import { type KnownPeople, readUsers } from "./read-users.ts";

const HEAD = ["Họ và tên", "Tên đăng nhập", "Thư điện tử", "Vai trò", "Đơn vị", "Lĩnh vực", "Từ ngày", "Đến hết ngày"];
type Rows = Parameters<typeof tableUsers>[0];

const AN: KnownUser = {
  id: "u1",
  username: "an.nguyen",
  name: "Nguyễn Văn An",
  email: "an@vidu.gov.vn",
  isDisabled: false,
  isFresh: false,
  isHere: true,
};

function know(given: Partial<KnownPeople> = {}): KnownPeople {
  return {
    users: [AN],
    appointments: [{ id: "1", holder: "u1", role: "officer", place: "064-noi-vu@2014-06-20", startsOn: "2025-01-01" }],
    places: DISTRICT,
    sectors: [
      { code: "crop", name: "Trồng trọt" },
      { code: "budget", name: "Thu, chi ngân sách" },
    ],
    reach: new Set(DISTRICT.map(showPlaceKey)),
    reachesWhole: true,
    roots: new Set(["064@2000-01-01"]),
    today: "2025-06-01",
    ...given,
  };
}

const read = (rows: Rows, known = know()) => readUsers(tableUsers([HEAD, ...rows]), known);
const faults = (rows: Rows, known = know()) =>
  read(rows, known).flatMap(({ problems }) =>
    problems.filter(({ level }) => level === "error").map(({ at, fault }) => `${at} ${fault.code}`),
  );
const states = (rows: Rows, known = know()) => read(rows, known).map(({ person, what }) => `${person?.username} ${what}`);

describe("reading users", () => {
  it("[E13] a row is a user and an appointment; what is left empty follows", () => {
    const [row] = read([["Trần Thị Bình", "", "binh@vidu.gov.vn", "Người duyệt", "Phòng Y tế"]]);
    expect(row).toMatchObject({
      what: "new",
      person: { name: "Trần Thị Bình", username: "binh.tran", email: "binh@vidu.gov.vn" },
      appointments: [{ role: "approver", place: "064-y-te@2014-06-20", startsOn: "2025-06-01" }],
      problems: [{ level: "note", at: "B2", fault: { code: "IMPORT_USERNAME_MADE", made: "binh.tran" } }],
    });
    expect(row?.appointments[0]).not.toHaveProperty("sectors");
  });

  it("[E13] roles and sectors may be several; a sector's name may hold a comma", () => {
    const [row] = read([
      ["Bình", "binh.tran", "b@vidu.gov.vn", "duyệt; lãnh đạo", "02020", "Thu, chi ngân sách; crop", "1/7/2025", "31/12/2025"],
    ]);
    expect(row?.appointments).toEqual([
      { role: "approver", place: "02020@2000-01-01", sectors: ["budget", "crop"], startsOn: "2025-07-01", endsOn: "2026-01-01" },
      { role: "leader", place: "02020@2000-01-01", sectors: ["budget", "crop"], startsOn: "2025-07-01", endsOn: "2026-01-01" },
    ]);
    expect(
      read([["Bình", "binh.tran", "b@vidu.gov.vn", "duyệt, xem", "02020", "Tất cả"]])[0]?.appointments.map(({ role }) => role),
    ).toEqual(["approver", "viewer"]);
  });

  it("[E14] several rows of one person are one user; a username is made once and clashes with nobody", () => {
    const made = read([
      ["Nguyễn Văn An", "", "an2@vidu.gov.vn", "người xem", "02020"],
      ["Nguyễn Văn An", "", "an2@vidu.gov.vn", "người duyệt", "Phòng Y tế"],
      ["Nguyễn Hoàng An", "", "an3@vidu.gov.vn", "người xem", "02020"],
    ]);
    expect(made.map(({ person }) => person?.username)).toEqual(["an.nguyen2", "an.nguyen2", "an.nguyen3"]);
    expect(made[0]?.person).toBe(made[1]?.person);
  });

  it("[E15] who is there already gets what he lacks; what he has is left", () => {
    const rows: Rows = [
      ["Nguyễn Văn An", "", "AN@vidu.gov.vn", "cán bộ nhập liệu", "Phòng Nội vụ"],
      ["Nguyễn Văn An", "an.nguyen", "", "người duyệt", "Phòng Nội vụ"],
    ];
    expect(states(rows)).toEqual(["an.nguyen same", "an.nguyen changed"]);
    expect(read(rows)[0]?.problems).toMatchObject([
      { level: "note", at: "D2", fault: { code: "IMPORT_HAS_ALREADY", day: "2025-01-01" } },
    ]);
    expect(read(rows)[1]?.appointments).toHaveLength(1);
  });

  it("[E15] without username and address a name is enough where one user of the authority bears it", () => {
    expect(states([["nguyễn văn an", "", "", "người xem", "02020"]])).toEqual(["an.nguyen changed"]);
    expect(faults([["Nguyễn Văn An", "", "", "người xem", "02020"]], know({ users: [{ ...AN, isHere: false }] }))).toEqual([
      "C2 IMPORT_MISSING",
    ]);
    expect(
      faults(
        [["Nguyễn Văn An", "", "", "người xem", "02020"]],
        know({ users: [AN, { ...AN, id: "u2", username: "an.nguyen2", email: "x" }] }),
      ),
    ).toEqual(["A2 IMPORT_NAMESAKES"]);
  });

  it.each([
    [[["", "", "a@vidu.gov.vn", "người xem", "02020"]], ["A2 IMPORT_MISSING"]],
    [[["Lê Hoa", "", "", "người xem", "02020"]], ["C2 IMPORT_MISSING"]],
    [[["Lê Hoa", "Lê Hoa", "hoa@vidu.gov.vn", "người xem", "02020"]], ["B2 IMPORT_USERNAME"]],
    [[["Lê Hoa", "", "hoa@vidu", "người xem", "02020"]], ["C2 IMPORT_EMAIL"]],
    [[["Lê Hoa", "", "hoa@vidu.gov.vn", "Chủ tịch", "02020"]], ["D2 IMPORT_ROLE"]],
    [[["Lê Hoa", "", "hoa@vidu.gov.vn", "", "02020"]], ["D2 IMPORT_MISSING"]],
    [[["Lê Hoa", "", "hoa@vidu.gov.vn", "người xem", ""]], ["E2 IMPORT_MISSING"]],
    [[["Lê Hoa", "", "hoa@vidu.gov.vn", "người xem", "Phòng Lạ"]], ["E2 IMPORT_PLACE_UNKNOWN"]],
    [[["Lê Hoa", "", "hoa@vidu.gov.vn", "người xem", "02020", "Trông trọt lạ"]], ["F2 IMPORT_SECTOR"]],
    [[["Lê Hoa", "", "hoa@vidu.gov.vn", "quản trị", "02020", "crop"]], ["F2 IMPORT_ADMIN_SECTORS"]],
    [[["Lê Hoa", "", "hoa@vidu.gov.vn", "người xem", "02020", "", "1/7/2025", "1/6/2025"]], ["H2 IMPORT_LIFE_EMPTY"]],
    [[["Lê Hoa", "", "hoa@vidu.gov.vn", "người xem", "02020", "", "1/1/2025", "1/5/2025"]], ["H2 IMPORT_OVER"]],
    [[["Lê Hoa", "an.nguyen", "hoa@vidu.gov.vn", "người xem", "02020"]], ["B2 IMPORT_TWO_PEOPLE"]],
    [[["Lê Hoa", "", "an@vidu.gov.vn", "người xem", "02020"]], ["C2 IMPORT_TWO_PEOPLE"]],
    [[["Nguyễn Văn An", "an.khac", "an@vidu.gov.vn", "người xem", "02020"]], ["C2 IMPORT_TWO_PEOPLE"]],
    [
      [
        ["Lê Hoa", "hoa.le", "hoa@vidu.gov.vn", "người xem", "02020"],
        ["Lê Huệ", "hoa.le", "hue@vidu.gov.vn", "người xem", "02020"],
      ],
      ["B3 IMPORT_TWO_PEOPLE"],
    ],
    [
      [
        ["Lê Hoa", "", "hoa@vidu.gov.vn", "người xem", "02020"],
        ["Lê Hoa", "", "hoa@vidu.gov.vn", "người xem", "Xã Đông"],
      ],
      ["D3 IMPORT_ROW_TWICE"],
    ],
  ] as const)("[E13] %j: %j", (rows, codes) => {
    expect(faults(rows.map((row) => [...row]))).toEqual(codes);
  });

  it("[E13] nobody is appointed beyond the asker's reach; who is shut out gets nothing", () => {
    const part = know({ reach: new Set(["02020@2000-01-01"]), reachesWhole: false });
    expect(faults([["Lê Hoa", "", "hoa@vidu.gov.vn", "người xem", "Phòng Y tế"]], part)).toEqual([
      "E2 IMPORT_PLACE_OUT_OF_REACH",
    ]);
    expect(faults([["Lê Hoa", "", "hoa@vidu.gov.vn", "quản trị", "064"]], part)).toEqual([
      "E2 IMPORT_PLACE_OUT_OF_REACH",
      "D2 IMPORT_ADMIN_WHOLE",
    ]);
    expect(
      faults([["Nguyễn Văn An", "an.nguyen", "", "người xem", "02020"]], know({ users: [{ ...AN, isDisabled: true }] })),
    ).toEqual(["A2 IMPORT_DISABLED"]);
  });

  it("[E15] a user of another authority is not named to whoever does not know him", () => {
    const [row] = read(
      [["Lê Hoa", "an.nguyen", "hoa@vidu.gov.vn", "người xem", "02020"]],
      know({ users: [{ ...AN, isHere: false }] }),
    );
    expect(row?.problems).toMatchObject([{ fault: { code: "IMPORT_TWO_PEOPLE", found: "an.nguyen", name: "" } }]);
  });
});

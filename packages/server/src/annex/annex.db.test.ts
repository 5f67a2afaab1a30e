import { type AnnexReply, annexReply } from "@kehoach/api/annex";
import type { AnnexChoices } from "@kehoach/api/annex-choices";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makeAnnex } from "../../../documents/test/make-annex.ts";
import { type AnnexSite, makeAnnexSite, makePaper } from "../../test/annex-site.ts";

let site: AnnexSite;
beforeAll(async () => {
  site = await makeAnnexSite();
});
afterAll(() => site.stop());

const FILE = makePaper();
/** What the planner says of the range in F12, and that the columns are right. */
const CELLS = { "Phụ lục!F12": "92" };

const count = async (table: string): Promise<number> => {
  const found = await sql<{ n: string }>`select count(*) as n from ${sql.table(table)}`.execute(site.own.look);
  return Number(found.rows[0]?.n);
};
const countAll = () =>
  Promise.all(["target_version", "value_version", "plan_stage", "journal", "pack_application", "indicator"].map(count));

/** The columns of a preview as they are sent back, one changed. */
function mappingOf({ fingerprint, year, columns }: AnnexReply, change: Partial<AnnexReply["columns"][number]>): AnnexChoices {
  return {
    mapping: {
      fingerprint,
      ...(year === null ? {} : { year }),
      columns: columns.map(({ column, header, role }) => ({
        column,
        header,
        role: column === change.column && change.role ? change.role : role,
      })),
    },
  };
}
type Plan = {
  rows: {
    indicator: string;
    level: number;
    ofWhich: boolean;
    assignments: { assigner: string; inForce: { value: string } | null }[];
  }[];
};
const rowOf = (plan: Plan, indicator: string) => plan.rows.find((one) => one.indicator === indicator);

describe("the annex of a decision that hands out targets", () => {
  test("[M30] a preview writes nothing and shows how every column and row is understood, with problems at their cells", async () => {
    const before = await countAll();
    const { status, body } = await site.send(FILE);
    expect(status).toBe(200);
    expect(annexReply.parse(body)).toEqual(body);
    expect(body).toMatchObject({
      applied: false,
      year: 2031,
      missing: [],
      paper: { code: "50-qd-ubnd-2030", type: "Quyết định", date: "2030-12-20", issuer: "Ủy ban nhân dân huyện Thử" },
      facts: { number: { text: "50/QĐ-UBND", at: "A3" } },
      counts: { likely: 1, new: 3, held: 1, left: 1 },
      writes: { targets: { added: 7 }, values: { added: 4 }, indicators: { added: 3 }, units: { added: 1 } },
    });
    expect(body.columns[6]).toMatchObject({
      letter: "G",
      header: "Kế hoạch năm 2031 | Xã Đồng Mây",
      role: { kind: "target", assigner: "ubnd-huyen", period: "2031", place: "011" },
      sureness: "sure",
    });
    expect(body.rows.map(({ line, match, level }) => [line, match, level])).toEqual([
      [7, "section", 0],
      [8, "likely", 1],
      [9, "new", 2],
      [10, "new", 1],
      [11, "section", 0],
      [12, "new", 1],
    ]);
    expect(body.problems.map(({ level, at, code }) => `${level} ${at} ${code}`)).toEqual([
      "question F12 ANNEX_RANGE",
      "warning C10 ANNEX_UNIT_NEW",
    ]);
    expect(await countAll()).toEqual(before);
  });

  test("[M23] a figure that is a unit away from last year's, which only the system knows, is told", async () => {
    const paper = makePaper({ area: "1.200.000" });
    const { body: seen } = await site.send(paper, { choices: { year: 2030 } });
    const { body } = await site.send(paper, {
      choices: { year: 2030, ...mappingOf(seen, { column: 4, role: { kind: "ignore" } }) },
    });
    const jump = body.problems.find(({ code, at }) => code === "ANNEX_JUMP" && at === "F8");
    expect(jump?.text).toContain("thực hiện năm trước đã có trong hệ thống");
  });

  test("[M29] columns, cells and rows are put right by what is sent before the file", async () => {
    const { body: seen } = await site.send(FILE);
    const choices: AnnexChoices = {
      ...mappingOf(seen, {
        column: 5,
        role: { kind: "target", assigner: "hdnd-huyen", period: "2031", state: "assigned" },
      }),
      cells: CELLS,
      rows: { "Phụ lục!9": { kind: "skip" } },
      paper: { abstract: "Giao chỉ tiêu năm 2031" },
    };
    const { body } = await site.send(FILE, { choices });
    expect(body.columns[5]).toMatchObject({ role: { assigner: "hdnd-huyen" }, guessed: { assigner: "ubnd-huyen" } });
    expect(body).toMatchObject({
      counts: { skipped: 1, held: 0 },
      paper: { number: "50/QĐ-UBND", abstract: "Giao chỉ tiêu năm 2031" },
    });
    const other = await site.send(FILE, {
      choices: { mapping: { fingerprint: "", columns: [{ column: 0, header: "Khác", role: { kind: "name" } }] } },
    });
    expect(other.body.problems.some(({ code, level }) => code === "ANNEX_OTHER_SHAPE" && level === "warning")).toBe(true);
    expect(other.body.columns).toEqual(seen.columns);
  });

  test("[M30] nothing is written without the mark of what was seen, nor with another, nor while a cell waits for an answer", async () => {
    const seen = await site.send(FILE);
    expect(await site.send(FILE, { mark: seen.body.mark })).toMatchObject({ status: 422, code: "ANNEX_HELD" });
    const settled = await site.send(FILE, { choices: { cells: CELLS } });
    expect(await site.send(FILE, { choices: { cells: CELLS }, mark: seen.body.mark })).toMatchObject({
      status: 409,
      code: "IMPORT_STALE",
    });
    expect(await site.send(makePaper({ area: "1.300" }), { choices: { cells: CELLS }, mark: settled.body.mark })).toMatchObject({
      status: 409,
      code: "IMPORT_STALE",
    });
    const bare = await site.send(makePaper({ number: "…/QĐ-UBND" }), { choices: { leave: true } });
    expect(bare.body.missing).toEqual(["type"]);
    expect(await site.send(makePaper({ number: "…/QĐ-UBND" }), { choices: { leave: true }, mark: bare.body.mark })).toMatchObject(
      { status: 422, code: "ANNEX_PAPER" },
    );
  });

  test("[M31] what was seen is written at once: targets of every assigner and commune, last year's actuals, the stage, the journal", async () => {
    const choices: AnnexChoices = { cells: CELLS };
    const seen = await site.send(FILE, { choices });
    const done = await site.send(FILE, { choices, mark: seen.body.mark });
    expect(done).toMatchObject({ status: 200, body: { applied: true, writes: seen.body.writes } });
    const plan = await site.plan("2031");
    expect(plan).toMatchObject({ stage: "assigned", documents: [{ code: "50-qd-ubnd-2030" }] });
    expect(rowOf(plan, "crops.area")).toMatchObject({
      // Full in the first month: last year's estimate as the paper prints it, and the target that was known already.
      before: { actual: "1120.5", status: "estimate", target: "1000" },
      assignments: [{ assigner: "ubnd-huyen", inForce: { value: "1200", document: "50-qd-ubnd-2030", knownAt: "2030-12-20" } }],
      parts: [{ inForce: "700" }, { inForce: "500" }],
    });
    expect(rowOf(plan, "nong-thon-moi.ty-le-ho-dung-nuoc-sach")).toMatchObject({
      assignments: [{ inForce: { value: "92" } }],
      before: { actual: "90.5" },
    });
    expect(plan.rows.map(({ level, ofWhich }: Plan["rows"][number]) => [level, ofWhich])).toEqual([
      [0, false],
      [1, true],
      [0, false],
      [0, false],
    ]);
    const { items } = (await site.app.inject({ url: "/api/v1/plans", headers: { cookie: "planner" } })).json();
    expect(items[0]).toMatchObject({ year: 2031, stage: "assigned", indicators: 4, targets: 7 });
    const rows = await site.own.look
      .selectFrom("journal")
      .select(["actor", "act", "subject", "change"])
      .where("actor", "=", "user:planner")
      .orderBy("at")
      .execute();
    expect(rows.map(({ act, subject }) => `${act} ${subject}`)).toEqual([
      "pack.apply tai-cho-north",
      "plan.stage 2031",
      "plan.import 2031",
    ]);
    expect(rows[2]?.change).toMatchObject({
      year: 2031,
      document: "50-qd-ubnd-2030",
      written: { target: 8, value: 4, indicator: 3 },
    });
  });

  test("[M33] a target of the year before that another paper gave is left as it is", async () => {
    const { rows } = await site.own.look.executeQuery(
      sql<{
        n: string;
      }>`select count(*) as n from target k join target_version v on v.target_id = k.id and v.authority_id = k.authority_id
        join indicator i on i.id = k.indicator_id where i.code = 'crops.area' and k.period = '2030'`.compile(site.own.look),
    );
    expect(rows).toEqual([{ n: 1n }]);
  });

  test("[M32] the same file once more changes nothing, seen and written", async () => {
    const choices: AnnexChoices = { cells: CELLS };
    const before = await countAll();
    const seen = await site.send(FILE, { choices });
    expect(seen.body.counts).toMatchObject({ new: 0 });
    expect(Object.values(seen.body.writes).flatMap((one) => Object.values(one))).toEqual(Array(18).fill(0));
    expect(await site.send(FILE, { choices, mark: seen.body.mark })).toMatchObject({ status: 200, body: { applied: true } });
    expect(await countAll()).toEqual(before);
  });

  test("[M32] a mark that was used is past; a figure put right takes the place of what its cell said, and a row put right moves", async () => {
    const paper = makePaper({ area: "1.250" });
    const choices: AnnexChoices = {
      cells: CELLS,
      rows: { "Phụ lục!10": { kind: "skip" } },
    };
    const seen = await site.send(paper, { choices });
    expect(seen.body.writes).toMatchObject({ targets: { added: 0, changed: 1, retired: 2 }, values: { retired: 1 } });
    const both = await Promise.all([1, 2].map(() => site.send(paper, { choices, mark: seen.body.mark })));
    expect(both.map(({ status, code }) => `${status} ${code}`).sort()).toEqual(["200 ", "409 IMPORT_STALE"]);
    const plan = await site.plan("2031");
    expect(rowOf(plan, "crops.area")?.assignments[0]?.inForce?.value).toBe("1250");
    expect(rowOf(plan, "crops.so-mo-hinh-khao-nghiem")).toBeUndefined();
  });

  test("[M30] [M32] a second table of the same paper is added to the first; rows without a unit are asked until it is said, or they are left", async () => {
    const head = [["CHỈ TIÊU KẾ HOẠCH NĂM 2031"], ["(Kèm theo Quyết định số 50/QĐ-UBND ngày 20 tháng 12 năm 2030)"]];
    const paper = makeAnnex(
      { name: "Biểu 1", rows: [...head, ["TT", "Chỉ tiêu", "ĐVT", "Kế hoạch năm 2031"], ["1", "Diện tích", "ha", 1_250]] },
      {
        name: "Biểu 2",
        rows: [
          ...head,
          ["TT", "Chỉ tiêu", "Đơn vị tính", "UBND huyện giao năm 2031"],
          ["1", "Số hợp tác xã thành lập mới", "", 3],
          ["2", "Chỉ tiêu không rõ", "", 4],
        ],
      },
    );
    const first = await site.send(paper, { choices: { table: 1 } });
    expect(first.body.tables.map(({ sheet, rows }) => [sheet, rows])).toEqual([
      ["Biểu 1", 1],
      ["Biểu 2", 2],
    ]);
    expect(first.body.problems.map(({ at, code }) => `${at} ${code}`)).toEqual(["C4 ANNEX_NO_UNIT", "C5 ANNEX_NO_UNIT"]);
    const indicator = first.body.rows[0]?.proposal?.indicator;
    if (indicator === undefined) throw new Error("a new indicator is proposed");
    const choices: AnnexChoices = {
      table: 1,
      rows: {
        "Biểu 2!4": { kind: "new", indicator: { ...indicator, code: "crops.hop-tac-xa", unit: "ha" } },
        "Biểu 2!5": { kind: "skip" },
      },
    };
    const second = await site.send(paper, { choices });
    expect(second.body).toMatchObject({ problems: [], writes: { targets: { added: 1, changed: 0, retired: 0 } } });
    expect(await site.send(paper, { choices, mark: second.body.mark })).toMatchObject({ status: 200 });
    const plan = await site.plan("2031");
    expect(rowOf(plan, "crops.area")?.assignments[0]?.inForce?.value).toBe("1250");
    expect(rowOf(plan, "crops.hop-tac-xa")?.assignments[0]?.inForce?.value).toBe("3");
  });

  test("[M34] a figure that a pack holds otherwise is told at its cell; the rest is written when it may stay", async () => {
    // The pack's own target of 2030 became known on the last day of that year.
    const choices: AnnexChoices = {
      cells: CELLS,
      paper: { date: "2030-12-31" },
      rows: { "Phụ lục!8": { kind: "indicator", code: "crops.area" } },
      year: 2030,
    };
    const paper = makePaper({ number: "77/QĐ-UBND" });
    const { body: first } = await site.send(paper, { choices });
    expect(first.conflicts).toMatchObject([{ at: "D8", setBy: "gói small" }]);
    expect(await site.send(paper, { choices, mark: first.mark })).toMatchObject({ status: 409, code: "PLAN_CONFLICT" });
    const { body: second } = await site.send(paper, { choices: { ...choices, keep: true } });
    expect(await site.send(paper, { choices: { ...choices, keep: true }, mark: second.mark })).toMatchObject({ status: 200 });
  });

  test("[M35] only who plans for the whole authority imports: not an officer, not a commune's planner, not a visitor", async () => {
    expect(await site.send(FILE, { who: "officer" })).toMatchObject({ status: 403, code: "ACTION_REFUSED" });
    expect(await site.send(FILE, { who: "commune" })).toMatchObject({ status: 403, code: "ACTION_REFUSED" });
    expect(await site.send(FILE, { who: "" })).toMatchObject({ status: 401, code: "SIGN_IN_NEEDED" });
  });

  test.each([
    ["a picture", Buffer.from("89504e470d0a1a0a0000", "hex"), undefined, 422, "FILE_UNKNOWN_KIND"],
    ["a text without a table", Buffer.from("Kính gửi;\nCác phòng;"), undefined, 422, "ANNEX_NO_TABLE"],
    [
      "a table longer than any paper",
      Buffer.from(`TT,Chỉ tiêu,ĐVT,Kế hoạch năm 2031\n${"1,Diện tích,ha,5\n".repeat(5001)}`),
      undefined,
      422,
      "ANNEX_NO_TABLE",
    ],
    ["choices and no file", Buffer.alloc(0), {}, 422, "FILE_EMPTY"],
    ["a choice that is no text", Buffer.from(FILE), { paper: { abstract: "a\0" } }, 400, "ANNEX_CHOICES"],
    ["a choice with half a character", Buffer.from(FILE), { reason: "a\ud800" }, 400, "ANNEX_CHOICES"],
    ["choices of another kind", Buffer.from(FILE), { year: "2031" }, 400, "ANNEX_CHOICES"],
  ])("[M29] %s is refused", async (_what, bytes, choices, status, code) => {
    // What somebody may send is wider than what the type allows.
    const sent = await site.send(bytes, {
      name: "a.csv",
      ...(choices === undefined ? {} : { choices: choices as AnnexChoices }),
    });
    expect(sent).toMatchObject({ status, code });
  });

  test("[M29] more bytes of choices than there are, or than may be, are refused", async () => {
    for (const choices of ["999999", "2000000"]) {
      const reply = await site.app.inject({
        method: "POST",
        url: `/api/v1/import/annex?name=a.csv&mode=preview&choices=${choices}`,
        headers: { "content-type": "application/octet-stream", cookie: "planner" },
        payload: Buffer.from("{}"),
      });
      expect(reply.json()).toMatchObject({ code: "ANNEX_CHOICES" });
    }
  });
});

test("[T12] the list of the next year has what stood under what in the annex", async () => {
  const levelsOf = async (year: string) =>
    (await site.plan(year)).rows.map(({ level, ofWhich }: Plan["rows"][number]) => [level, ofWhich]);
  const opened = await site.app.inject({
    method: "POST",
    url: "/api/v1/plans/2032/open",
    headers: { cookie: "planner", "content-type": "application/json" },
    payload: JSON.stringify({ from: "2031" }),
  });
  expect(opened.statusCode).toBe(200);
  expect(await levelsOf("2031")).toContainEqual([1, true]);
  expect(await levelsOf("2032")).toContainEqual([1, true]);
});

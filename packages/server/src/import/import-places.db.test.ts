import { readFileSync } from "node:fs";
import { importReply } from "@kehoach/api/import";
import type { PackFiles } from "@kehoach/core/pack/pack";
import { readSheets } from "@kehoach/documents/import/read-sheets";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { keyOf, makePeopleSite, type PeopleSite } from "../../test/people-site.ts";
import { importTable, sendTable } from "../../test/send-table.ts";
import { makeChain, makeValue } from "../../test/small-pack.ts";
import { loadBook } from "../book/read.ts";
import { applyPack } from "../pack/apply.ts";
import { exportPack } from "../pack/export.ts";
import { SYSTEM } from "../platform/scope.ts";
import { inSnapshot } from "../platform/transaction.ts";

let site: PeopleSite;
let north: PackFiles | undefined;
beforeAll(async () => {
  site = await makePeopleSite({
    extend: (pack) => {
      if (pack.manifest.authority?.code === "north") north = pack;
      return pack;
    },
  });
  await site.makeUser("chief", { role: "admin", place: "N" });
  await site.makeUser("local", { role: "admin", place: "N1" });
  await site.makeUser("reader", { role: "viewer", place: "N" });
});
afterAll(() => site.stop());

const HEAD = ["Tên đơn vị", "Mã", "Cấp trên", "Từ ngày"];
const states = ({ body }: { body: { rows: readonly { what: string; result: string }[] } }) => body.rows.map(({ what }) => what);
const keys = async (): Promise<string[]> => {
  const book = await inSnapshot(site.own.db, SYSTEM, (tx) => loadBook(tx, SYSTEM, { authority: "north", facts: false }));
  return book.places.map(({ code }) => code).sort();
};
const count = async (table: string): Promise<number> => {
  const found = await sql<{ n: string }>`select count(*) as n from ${sql.table(table)}`.execute(site.own.look);
  return Number(found.rows[0]?.n);
};

describe("importing places", () => {
  test("[E17] a preview writes nothing, and shows every row with its cells, its outcome and its problems at the cell", async () => {
    const before = [await count("place"), await count("pack_application"), await count("journal")];
    const sent = await sendTable(site, "chief", "places", [
      HEAD,
      ["Phòng Nội vụ", "", "N", ""],
      ["Xã Lạ", "N77", "Không có", "31/2/2030"],
    ]);
    expect(importReply.parse(sent.body)).toEqual(sent.body);
    expect(sent.body).toMatchObject({
      applied: false,
      sheet: "CSV",
      counts: { new: 1, changed: 0, same: 0, problem: 1, retired: 0 },
    });
    expect(sent.body.rows[0]).toMatchObject({
      line: 2,
      cells: ["Phòng Nội vụ", "", "N", ""],
      what: "new",
      result: "phòng Nội vụ (N-noi-vu), dưới huyện N",
    });
    expect(sent.body.rows[1]?.problems.map(({ level, at, text }) => [level, at, text])).toEqual([
      ["error", "D3", "“31/2/2030” không phải một ngày ghi đủ ngày/tháng/năm."],
    ]);
    expect([await count("place"), await count("pack_application"), await count("journal")]).toEqual(before);
  });

  test("[E18] nothing is done while a row has a problem, or without the mark of what was seen", async () => {
    const bad = [HEAD, ["Phòng Nội vụ", "", "Không có", ""]];
    const seen = await sendTable(site, "chief", "places", bad);
    expect(await sendTable(site, "chief", "places", bad, { mode: "apply", mark: seen.body.mark })).toMatchObject({
      status: 422,
      code: "IMPORT_HAS_PROBLEMS",
    });
    const good = [HEAD, ["Phòng Nội vụ", "", "N", ""]];
    expect(await sendTable(site, "chief", "places", good, { mode: "apply" })).toMatchObject({
      status: 400,
      code: "PARAMETER_MISSING",
    });
    expect(await sendTable(site, "chief", "places", good, { mode: "apply", mark: seen.body.mark })).toMatchObject({
      status: 409,
      code: "IMPORT_STALE",
    });
    expect(await keys()).not.toContain("N-noi-vu");
  });

  test("[E10] what was seen is done: places of a pack of the authority's own, with one row in the journal; [E11] once more changes nothing", async () => {
    const table = [HEAD, ["Phòng Nội vụ", "", "N", ""], ["Tổ Một cửa", "", "Phòng Nội vụ", "1/3/2030"], ["Xã N1", "N1", "", ""]];
    const done = await importTable(site, "chief", "places", table);
    expect(done.body).toMatchObject({ applied: true, counts: { new: 2, same: 1 } });
    expect(await keys()).toEqual(expect.arrayContaining(["N-noi-vu", "N-noi-vu-mot-cua"]));
    const written = await sql<{ actor: string; act: string; subject: string; change: unknown }>`
      select actor, act, subject, change from journal where act = 'place.import'`.execute(site.own.look);
    expect(written.rows).toEqual([
      {
        actor: "user:chief",
        act: "place.import",
        subject: "noi-bo-north",
        change: { added: ["N-noi-vu@2000-01-01", "N-noi-vu-mot-cua@2030-03-01"], changed: [], retired: [] },
      },
    ]);
    const before = [await count("place"), await count("pack_application"), await count("journal")];
    const again = await importTable(site, "chief", "places", table);
    expect(states(again)).toEqual(["same", "same", "same"]);
    expect([await count("place"), await count("pack_application"), await count("journal")]).toEqual(before);
  });

  test("[E18] sent twice at once it is done once; the second is told that its preview is past", async () => {
    const table = [HEAD, ["Phòng Tư pháp", "", "N", ""]];
    const { mark } = (await sendTable(site, "chief", "places", table)).body;
    const both = await Promise.all([1, 2].map(() => sendTable(site, "chief", "places", table, { mode: "apply", mark })));
    expect(both.map(({ status, code }) => `${status} ${code}`).sort()).toEqual(["200 ", "409 IMPORT_STALE"]);
    expect((await keys()).filter((key) => key === "N-tu-phap")).toHaveLength(1);
  });

  test("[E18] what somebody changed meanwhile makes a preview stale", async () => {
    const seen = await sendTable(site, "chief", "places", [HEAD, ["Phòng Tư pháp huyện", "N-tu-phap", "", ""]]);
    expect(states(seen)).toEqual(["changed"]);
    await importTable(site, "chief", "places", [HEAD, ["Phòng Tư pháp và Hộ tịch", "N-tu-phap", "", ""]]);
    const late = await sendTable(site, "chief", "places", [HEAD, ["Phòng Tư pháp huyện", "N-tu-phap", "", ""]], {
      mode: "apply",
      mark: seen.body.mark,
    });
    expect(late).toMatchObject({ status: 409, code: "IMPORT_STALE" });
  });

  test("[E12] what another pack set is not changed, and that pack is named", async () => {
    const sent = await sendTable(site, "chief", "places", [HEAD, ["Xã Đổi Tên", "N1", "", ""]]);
    expect(sent.body.rows[0]?.problems.map(({ at, code, text }) => [at, code, text.includes("goi-north")])).toEqual([
      ["A2", "IMPORT_SET_ELSEWHERE", true],
    ]);
  });

  test("[E11] what a new table leaves out stays, or is retired with a day when all is to be replaced", async () => {
    const table = [HEAD, ["Phòng Nội vụ", "", "N", ""]];
    expect(states(await sendTable(site, "chief", "places", table))).toEqual(["same"]);
    const seen = await sendTable(site, "chief", "places", table, { replace: "yes" });
    expect(seen.body.rows.filter(({ what }) => what === "retired").map(({ line, result }) => [line, result])).toEqual([
      [null, "tổ Một cửa (N-noi-vu-mot-cua), dưới phòng Nội vụ"],
      [null, "phòng Tư pháp và Hộ tịch (N-tu-phap), dưới huyện N"],
    ]);
    await sendTable(site, "chief", "places", table, { replace: "yes", mode: "apply", mark: seen.body.mark });
    expect((await keys()).filter((key) => key.startsWith("N-"))).toEqual(["N-noi-vu"]);
    const kept = await sql<{
      retired: boolean;
    }>`select retired_on is not null as retired from place where code = 'N-tu-phap'`.execute(site.own.look);
    expect(kept.rows).toEqual([{ retired: true }]);
    // It comes back as the place it was.
    expect(states(await importTable(site, "chief", "places", [HEAD, ["Phòng Tư pháp", "N-tu-phap", "", ""]]))).toEqual(["new"]);
    expect(await keys()).toContain("N-tu-phap");
  });

  test("[E10] the pack of imported places is exported and read like any other", async () => {
    const exported = await exportPack(site.own.db, SYSTEM, "noi-bo-north");
    expect(exported.ok && exported.value.places.map(({ code }) => code).sort()).toEqual(["N", "N-noi-vu", "N-tu-phap", "P"]);
    expect(exported.ok && exported.value.manifest).toMatchObject({
      name: "Danh mục đơn vị nhập tại chỗ",
      authority: { code: "north", place: "N" },
    });
  });

  test("[E17] who may not is told so before his file is looked at: nobody signed in, a reader, an administrator of a part", async () => {
    const table = [HEAD, ["Phòng Nội vụ", "", "N", ""]];
    expect(await sendTable(site, undefined, "places", table)).toMatchObject({ status: 401, code: "SIGN_IN_NEEDED" });
    expect(await sendTable(site, "reader", "places", table)).toMatchObject({ status: 403, code: "ACTION_REFUSED" });
    expect(await sendTable(site, "local", "places", table)).toMatchObject({ status: 403, code: "ACTION_REFUSED" });
    expect(await sendTable(site, "chief", "places", table, { authority: "south" })).toMatchObject({
      status: 404,
      code: "AUTHORITY_UNKNOWN",
    });
  });

  test.each([
    ["nothing", Buffer.alloc(0), 422, "FILE_EMPTY", "không có gì để nhập"],
    ["another list", Buffer.from("Họ và tên;Vai trò;Đơn vị\nAn;người xem;N"), 422, "IMPORT_OTHER_KIND", "danh sách người dùng"],
    ["renamed headings", Buffer.from("Tên các đơn vị nào;Má\nA;B"), 422, "IMPORT_NO_HEADING", "“Tên đơn vị”"],
    ["a picture", Buffer.from("89504e470d0a1a0a0000", "hex"), 422, "FILE_UNKNOWN_KIND", ".xlsx"],
    ["more than may be sent", Buffer.alloc(10_485_761), 413, "FILE_TOO_LARGE", "nhập từng phần"],
  ])("[E17] %s is refused in words of importing", async (_what, bytes, status, code, words) => {
    const sent = await sendTable(site, "chief", "places", bytes);
    expect(sent).toMatchObject({ status, code });
    expect(sent.body.detail).toContain(words);
    expect(sent.body.detail).not.toContain("rà soát");
  });

  test("[E1] a file that LibreOffice saved comes in whole", async () => {
    const bytes = readFileSync(new URL("../../../../fixtures/import/don-vi-libreoffice.xlsx", import.meta.url));
    const sent = await sendTable(site, "chief", "places", bytes, { name: "đơn vị.xlsx" });
    expect(sent.body.columns.map(({ column, title }) => `${column} ${title}`)).toEqual([
      "B Tên đơn vị",
      "C Mã ĐVHC",
      "D Cấp trên",
      "E Từ ngày",
    ]);
    expect(sent.body.rows.map(({ cells, problems }) => [cells, problems.map(({ code }) => code)])).toEqual([
      [["Xã Bằng Phúc", "02041", "064", "01/07/2004"], ["IMPORT_PLACE_UNKNOWN"]],
      [["Phòng Nội vụ", "", "064", "20/6/2014"], ["IMPORT_PLACE_UNKNOWN"]],
    ]);
    expect(sent.body.skipped).toEqual([{ line: 6, text: "Tổng cộng: 2 đơn vị" }]);
  });

  test("[E16] the template comes down and goes back up", async () => {
    const reply = await site.app.inject({ method: "GET", url: "/api/v1/import/places.xlsx", headers: { cookie: "as=chief" } });
    expect([reply.statusCode, reply.headers["content-disposition"]]).toEqual([200, expect.stringContaining("mau-don-vi.xlsx")]);
    const read = await readSheets("mau.xlsx", new Uint8Array(reply.rawPayload));
    expect(read.ok && read.value.at(-1)?.cells.map(({ shown }) => shown)).toEqual(
      expect.arrayContaining(["huyện N", "xã N1", "thị trấn"]),
    );
    expect(await sendTable(site, "chief", "places", reply.rawPayload)).toMatchObject({ code: "IMPORT_NO_ROWS" });
    expect((await site.app.inject({ method: "GET", url: "/api/v1/import/places.xlsx" })).statusCode).toBe(401);
  });

  test("no fault was logged", () => {
    expect(site.faults()).toEqual([]);
  });

  test("[V21] [E11] a preview tells which totals go elsewhere with a place, in words, and changes none; what it set before another pack listed it too it goes on setting", async () => {
    const of = (parent: string) => [HEAD, ["Xã N9", "N9", parent, ""]];
    await importTable(site, "chief", "places", of("N"));
    const [base] = makeChain({});
    const found = await inSnapshot(site.own.db, SYSTEM, (tx) => loadBook(tx, SYSTEM, { authority: "north", facts: false }));
    const own = found.places.find(({ code }) => code === "N9");
    if (!base || !north || !own) throw new Error("the site has a pack and the place");
    const { parent: _parent, ...place } = own;
    const said = (at: string, entered: string) => makeValue({ place: at, entered, series: "own", period: "2030-M05" });
    const values = new Map([["crops", [...(north.values.get("crops") ?? []), said("N1", "10"), said("N9", "2,5")]]]);
    const places = [...north.places, { ...place, parent: keyOf("N") }];
    const applied = await applyPack(site.own.db, [base, { ...north, places, values }], { actor: "test" });
    expect(applied).toMatchObject({ ok: true });
    const totals = await sql`select * from total order by 1, 2, 3, 4, 5, 6, 7`.execute(site.own.look);
    const seen = await sendTable(site, "chief", "places", of("N2"));
    expect(seen.body).toMatchObject({
      counts: { changed: 1 },
      totals: {
        count: 1,
        changes: [{ unit: "ha", place: "xã N2", period: "tháng 5/2030", before: null, after: { places: 1, value: "2.5" } }],
      },
    });
    expect((await sql`select * from total order by 1, 2, 3, 4, 5, 6, 7`.execute(site.own.look)).rows).toEqual(totals.rows);
  });
});

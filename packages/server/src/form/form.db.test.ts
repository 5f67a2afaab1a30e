import { setTimeout as sleep } from "node:timers/promises";
import type { FormEntry } from "@kehoach/core/pack/form-edits";
import { makeForm } from "@kehoach/core/pack/make-form";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makePeopleSite, type PeopleSite } from "../../test/people-site.ts";
import { makeRegime } from "../../test/small-pack.ts";
import { SYSTEM } from "../platform/scope.ts";
import { inTransaction } from "../platform/transaction.ts";

let site: PeopleSite;

const HECTARE = { code: "square-metre", name: "m2", dimension: "area", factor: "0,0001", whole: false };

beforeAll(async () => {
  site = await makePeopleSite({ extend: (pack) => ({ ...pack, units: [HECTARE] }) });
  await site.makeUser("an", { role: "planner", place: "N" });
  await site.makeUser("binh", { role: "planner", place: "N" });
  await site.makeUser("part", { role: "planner", place: "N1" });
  await site.makeUser("xa", { role: "officer", place: "N1" });
});
afterAll(async () => {
  expect(site.faults()).toEqual([]);
  await site.stop();
});

const SECTORS = [{ code: "crops", name: "Trồng trọt", section: "II.1", reporterStated: false }];
function form(code: string, given: Partial<FormEntry> = {}): FormEntry {
  return {
    ...makeForm({ code, name: `Biểu ${code}`, figures: [{ indicator: "crops.area" }], columns: "plain" }, SECTORS),
    ...given,
  };
}
const regime = (code: string, given: Parameters<typeof makeRegime>[0] = {}) =>
  makeRegime({ code, form: code, name: `Chế độ ${code}`, reporters: [{ level: "commune" }], startsOn: "2030-05-01", ...given });

const get = (path: string, as = "an") => site.get(as, path);
const post = (path: string, body: object, as = "an") => site.post(as, path, body);
const markOf = async (code: string): Promise<string> => (await get(`forms/${code}`)).body.mark;
const problemsOf = ({ body }: Awaited<ReturnType<typeof post>>) =>
  (body.problems ?? [body]).map(({ code, parameter }: { code: string; parameter?: string }) => [code, parameter]);

/** What an officer types into the form of June. */
const type = (code: string, text: string, base = 0, column = "now") =>
  post(
    "submissions/save",
    { regime: code, place: "N1", period: "2030-M05", cells: [{ row: "crops.area", column, base, text }] },
    "xa",
  );
const sheetOf = async (code: string) => (await get(`submissions/sheet?regime=${code}&place=N1&period=2030-M05`, "xa")).body;

describe("forms and regimes of an authority", () => {
  test("[K65] are listed with the pack that sets them, and one is shown with its lines named", async () => {
    const { body } = await get("forms");
    expect(body.forms).toMatchObject([{ code: "month", figures: 1, columns: 1, setBy: { pack: "goi-north", own: false } }]);
    expect(body.regimes).toMatchObject([{ regime: { code: "month", periods: "month" }, setBy: { own: false }, begun: false }]);
    const one = await get("forms/month", "xa");
    expect(one.body).toMatchObject({
      form: { code: "month", rows: [{ indicator: "crops.area" }] },
      lines: [{ key: "crops.area", label: "Diện tích", unit: "ha" }],
      regimes: [{ regime: { code: "month" } }],
    });
    expect(await get("forms/mont")).toMatchObject({
      status: 404,
      body: { code: "FORM_UNKNOWN", candidates: [{ code: "month" }] },
    });
  });

  test("[K60] the catalogue holds what a form is made from", async () => {
    expect((await get("form-catalogue")).body).toMatchObject({
      home: "N",
      today: "2030-06-15",
      sectors: [{ code: "crops" }],
      indicators: [{ code: "crops.area", unit: "ha", formula: null }],
      units: expect.arrayContaining([{ code: "ha", name: "ha", dimension: "area", factor: "1", whole: false }]),
      headlines: [{ year: 2030, indicators: ["crops.area"] }],
      taken: { forms: ["month"], regimes: ["month"] },
    });
    expect((await get("form-catalogue", "xa")).code).toBe("ACTION_REFUSED");
    expect((await get("form-catalogue", "part")).code).toBe("ACTION_REFUSED");
  });
});

describe("making", () => {
  test("[K63] [K64] a form and its regime are kept together, in the local pack, and are due at once", async () => {
    const made = await post("forms", { form: form("san-xuat"), regime: regime("san-xuat") });
    expect(made).toMatchObject({ status: 200, body: { code: "san-xuat" } });
    expect(made.body.mark).toBe(await markOf("san-xuat"));
    const kept = await get("forms/san-xuat");
    expect(kept.body).toMatchObject({ setBy: { pack: "tai-cho-north", own: true }, begun: false });
    expect(kept.body.form.rows).toEqual([
      { mark: "I", heading: "Trồng trọt", key: "muc-crops" },
      { mark: "1", level: 1, indicator: "crops.area" },
    ]);
    const stored = await sql<{ kind: string; code: string }>`
      select kind, code from pack_configuration where pack = 'tai-cho-north' and kind in ('form', 'regime') and retired_on is null
      order by kind`.execute(site.own.look);
    expect(stored.rows).toEqual([
      { kind: "form", code: "san-xuat" },
      { kind: "regime", code: "san-xuat" },
    ]);
    const work = await get("work", "xa");
    expect(work.body.items.filter((one: { regime: string }) => one.regime === "san-xuat").slice(0, 2)).toMatchObject([
      { form: { code: "san-xuat" }, place: { code: "N1" }, period: "2030-M05", standing: "late" },
      { form: { code: "san-xuat" }, place: { code: "N1" }, period: "2030-M06" },
    ]);
    const acts = await sql<{ act: string; actor: string }>`
      select act, actor from journal where subject = 'san-xuat' order by seq`.execute(site.own.look);
    expect(acts.rows).toEqual([
      { act: "form.make", actor: "user:an" },
      { act: "regime.make", actor: "user:an" },
    ]);
  });

  test("[K64] every fault is told at its part in the words of packs, and nothing is kept", async () => {
    const wrong = await post("forms", {
      form: form("sai", {
        rows: [{ indicator: "crops.aera" }, { indicator: "crops.area", unit: "percent" }],
        rules: [{ code: "a", left: "[crops.area]", operator: "=", right: "[crops.tea]", weight: "block", message: "m" }],
      }),
      regime: regime("sai"),
    });
    expect(wrong.status).toBe(422);
    expect(problemsOf(wrong)).toEqual([
      ["FORM_ENTRY", "form.rows.0.indicator"],
      ["FORM_ENTRY", "form.rows.1.unit"],
      ["FORM_ENTRY", "form.rules.0.right"],
    ]);
    expect(wrong.body.detail).toContain("crops.area");
    const shape = await post("forms", { form: { ...form("sai"), rows: [{ indicator: 5, colour: "red" }] } });
    expect(problemsOf(shape)).toEqual([
      ["FORM_ENTRY", "form.rows.0.colour"],
      ["FORM_ENTRY", "form.rows.0.indicator"],
    ]);
    const late = await post("forms", { form: form("sai"), regime: regime("sai", { endsOn: "2020-01-01", reporters: [] }) });
    expect(problemsOf(late)).toEqual([
      ["FORM_ENTRY", "regime.endsOn"],
      ["FORM_ENTRY", "regime.reporters"],
    ]);
    expect((await get("forms/sai")).code).toBe("FORM_UNKNOWN");
    const english = await site.app.inject({
      method: "POST",
      url: "/api/v1/forms",
      headers: { cookie: "as=an", "content-type": "application/json", "accept-language": "en" },
      payload: JSON.stringify({ form: form("sai", { rows: [{ heading: "A", label: "B" }] }) }),
    });
    expect(english.json()).toMatchObject({ code: "FORM_ENTRY", title: "The form is not right yet" });
  });

  test("[K63] [K65] a code that is taken is refused, whoever has it", async () => {
    for (const code of ["month", "san-xuat"])
      expect(await post("forms", { form: form(code) })).toMatchObject({
        status: 409,
        body: { code: "FORM_CODE_TAKEN", parameter: "form.code" },
      });
    expect(await post("forms", { form: form("khac"), regime: regime("month", { form: "khac" }) })).toMatchObject({
      body: { code: "FORM_CODE_TAKEN", parameter: "regime.code" },
    });
    expect((await get("forms/khac")).code).toBe("FORM_UNKNOWN");
  });

  test("[K65] what a pack sets is not changed, ended or removed; its form is copied under another code", async () => {
    const { form: entry, mark } = (await get("forms/month")).body;
    expect(await post("forms/month/change", { mark, form: { ...entry, name: "Khác" } })).toMatchObject({
      status: 409,
      body: { code: "FORM_OF_PACK" },
    });
    expect((await post("forms/month/remove", { mark })).code).toBe("FORM_OF_PACK");
    const [{ mark: regimeMark }] = (await get("forms/month")).body.regimes;
    for (const [way, body] of [
      ["change", { regime: regime("month", { form: "month" }) }],
      ["end", { day: "2031-01-01" }],
      ["remove", {}],
    ] as const)
      expect((await post(`regimes/month/${way}`, { mark: regimeMark, ...body })).code).toBe("REGIME_OF_PACK");
    expect((await post("forms", { form: { ...entry, code: "month-2" } })).status).toBe(200);
    expect((await get("forms/month-2")).body.setBy.own).toBe(true);
  });
});

describe("changing", () => {
  test("[K66] of two planners at once one changes it, the other is told who did", async () => {
    const { form: entry, mark } = (await get("forms/san-xuat")).body;
    const answers = await Promise.all(
      ["an", "binh"].map((as) => post("forms/san-xuat/change", { mark, form: { ...entry, name: `Biểu của ${as}` } }, as)),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    const winner = answers[0]?.status === 200 ? "an" : "binh";
    const lost = answers.find(({ status }) => status === 409);
    expect(lost?.body.code).toBe("FORM_CHANGED");
    expect(lost?.body.detail).toContain(`Lần sửa gần nhất: ${winner}`);
    expect((await get("forms/san-xuat")).body.form.name).toBe(`Biểu của ${winner}`);
    expect((await post("forms/san-xuat/change", { mark, form: entry })).code).toBe("FORM_CHANGED");
    expect((await post("forms/san-xuat/remove", { mark })).code).toBe("FORM_CHANGED");
  });

  test("[K63] a form keeps its code", async () => {
    const { form: entry, mark } = (await get("forms/san-xuat")).body;
    expect(await post("forms/san-xuat/change", { mark, form: { ...entry, code: "khac" } })).toMatchObject({
      status: 400,
      body: { code: "PARAMETER_INVALID", parameter: "form.code" },
    });
  });

  test("[K67] what was typed keeps its meaning; removing a line deletes nothing, putting it back shows it again", async () => {
    expect((await type("san-xuat", "12,5")).status).toBe(200);
    const { form: entry, mark } = (await get("forms/san-xuat")).body;
    const [heading, line] = entry.rows;
    const other = await post("forms/san-xuat/change", {
      mark,
      form: { ...entry, rows: [heading, { ...line, unit: "square-metre" }] },
    });
    expect(other).toMatchObject({ status: 409, body: { code: "FORM_ANSWERED", parameter: "form.rows.1" } });
    expect(other.body.detail).toContain("Diện tích");
    const [now, ...rest] = entry.columns;
    const estimate = await post("forms/san-xuat/change", {
      mark,
      form: { ...entry, columns: [{ ...now, status: "estimate" }, ...rest] },
    });
    expect(estimate).toMatchObject({ status: 409, body: { code: "FORM_ANSWERED", parameter: "form.columns.0" } });

    const column = { code: "truoc", kind: "actual", back: "previous", entered: true };
    const less = await post("forms/san-xuat/change", {
      mark,
      form: { ...entry, columns: [column, { code: "note", kind: "note" }] },
    });
    expect(less.status).toBe(200);
    const without = await sheetOf("san-xuat");
    expect(without.sheet.form.columns.map(({ code }: { code: string }) => code)).toEqual(["truoc", "note"]);
    expect((await post("forms/san-xuat/change", { mark: less.body.mark, form: entry })).status).toBe(200);
    expect((await sheetOf("san-xuat")).cells).toMatchObject([{ row: "crops.area", column: "now", text: "12,5" }]);
  });

  test("[K67] what is being typed while the form is changed keeps its meaning too", async () => {
    const own = { form: form("cung-luc"), regime: regime("cung-luc") };
    expect((await post("forms", own)).status).toBe(200);
    expect((await type("cung-luc", "kịp thời vụ", 0, "note")).status).toBe(200);
    const { form: entry, mark } = (await get("forms/cung-luc")).body;
    const [now, ...rest] = entry.columns;
    const both = await inTransaction(site.own.db, SYSTEM, async (tx) => {
      // Whoever types has read the form and waits here.
      await sql`select from submission where regime = 'cung-luc' for update`.execute(tx);
      const typing = type("cung-luc", "12,5");
      await sleep(150);
      const columns = [{ ...now, status: "estimate" }, ...rest];
      const changing = post("forms/cung-luc/change", { mark, form: { ...entry, columns } });
      await Promise.race([changing, sleep(400)]);
      return { typing, changing };
    });
    expect((await both.typing).status).toBe(200);
    expect(await both.changing).toMatchObject({ status: 409, code: "FORM_ANSWERED" });
  });

  test("[K67] a form that was sent is the form it was sent by", async () => {
    const { seq } = await sheetOf("san-xuat");
    expect((await post("submissions/submit", { regime: "san-xuat", place: "N1", period: "2030-M05", seq }, "xa")).status).toBe(
      200,
    );
    const { form: entry, mark } = (await get("forms/san-xuat")).body;
    const [now] = entry.columns;
    expect((await post("forms/san-xuat/change", { mark, form: { ...entry, columns: [now] } })).status).toBe(200);
    const sent = (await get("submissions/sheet?regime=san-xuat&place=N1&period=2030-M05&sending=1", "xa")).body;
    expect(sent.sheet.form.columns.map(({ code }: { code: string }) => code)).toEqual(["now", "cumulative", "note"]);
  });
});

describe("ending", () => {
  test("[C11] [K29] steps of approval change though forms were begun; what is wrong with them is told and nothing kept", async () => {
    const [{ regime: entry, mark, begun }] = (await get("forms/san-xuat")).body.regimes;
    expect([begun, entry.approval]).toEqual([true, undefined]);
    const change = (approval: unknown, by: string = mark) =>
      post("regimes/san-xuat/change", { mark: by, regime: { ...entry, approval } });
    for (const [approval, parameter] of [
      [["own", "sector"], "regime.approval.1"],
      [["own", "own"], "regime.approval.1"],
      [[], "regime.approval"],
    ] as const)
      expect((await change(approval)).body).toMatchObject({ code: "FORM_ENTRY", parameter });
    const steps = ["own", "sectors", "whole"];
    const changed = await change(steps);
    expect(changed.status).toBe(200);
    expect((await get("forms/san-xuat")).body.regimes[0].regime.approval).toEqual(steps);
    const listed = (await get("regimes")).body.items;
    expect(listed.map(({ code, approval }: { code: string; approval: unknown }) => [code, approval])).toEqual(
      expect.arrayContaining([
        ["month", ["whole"]],
        ["san-xuat", steps],
      ]),
    );
    // The usual step, said or not, is the same regime.
    expect((await change(["whole"], changed.body.mark)).body.mark).toBe(mark);
  });

  test("[K68] a regime that was begun keeps what it asks for, is not removed, and is ended on a day", async () => {
    const [{ regime: entry, mark, begun }] = (await get("forms/san-xuat")).body.regimes;
    expect(begun).toBe(true);
    expect(await post("regimes/san-xuat/change", { mark, regime: { ...entry, periods: "quarter" } })).toMatchObject({
      status: 409,
      body: { code: "REGIME_BEGUN", parameter: "regime.periods" },
    });
    expect((await post("regimes/san-xuat/remove", { mark })).code).toBe("REGIME_BEGUN");
    const grace = await post("regimes/san-xuat/change", { mark, regime: { ...entry, grace: { days: 2, of: "working" } } });
    expect(grace.status).toBe(200);
    expect((await post("regimes/san-xuat/end", { mark, day: "2030-06-01" })).code).toBe("FORM_CHANGED");
    expect((await post("regimes/san-xuat/end", { mark: grace.body.mark, day: "2030-05-01" })).body).toMatchObject({
      code: "FORM_ENTRY",
      parameter: "regime.endsOn",
    });
    expect((await post("regimes/san-xuat/end", { mark: grace.body.mark, day: "2030-06-01" })).status).toBe(200);
    const work = (await get("work", "xa")).body.items.filter((one: { regime: string }) => one.regime === "san-xuat");
    expect(work.map(({ period }: { period: string }) => period)).toEqual(["2030-M05"]);
  });

  test("[K68] a form that is asked for is not removed; without a regime it is", async () => {
    expect((await post("regimes", { regime: regime("phu", { form: "month-2" }) })).status).toBe(200);
    expect((await post("regimes", { regime: regime("phu", { form: "month-2" }) })).code).toBe("FORM_CODE_TAKEN");
    expect((await post("regimes", { regime: regime("lac", { form: "nowhere" }) })).body).toMatchObject({
      parameter: "regime.form",
    });
    const { mark, regimes } = (await get("forms/month-2")).body;
    expect(await post("forms/month-2/remove", { mark })).toMatchObject({ status: 409, body: { code: "FORM_ASKED" } });
    expect((await post("regimes/phu/remove", { mark: regimes[0].mark })).status).toBe(200);
    expect((await post("forms/month-2/remove", { mark })).status).toBe(200);
    expect((await get("forms/month-2")).code).toBe("FORM_UNKNOWN");
    expect((await post("regimes/phu/remove", { mark: regimes[0].mark })).code).toBe("REGIME_UNKNOWN");
  });
});

import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Came, keyOf, makePeopleSite, type PeopleSite } from "../../test/people-site.ts";

let site: PeopleSite;

beforeAll(async () => {
  site = await makePeopleSite();
  await site.makeUser("lead", { role: "leader", place: "N" });
  await site.makeUser("plan", { role: "planner", place: "N", sectors: ["herd"] });
  await site.makeUser("lead1", { role: "leader", place: "N1" });
  await site.makeUser("an", { role: "officer", place: "N1" });
  await site.makeUser("ban", { role: "officer", place: "N1" });
  await site.makeUser("binh", { role: "officer", place: "N2" });
  await site.makeUser("look", { role: "viewer", place: "N1" });
  await site.makeUser("open", { authority: "open", role: "leader", place: "O" });
  await site.makeUser("o1", { authority: "open", role: "officer", place: "O1" });
});
afterAll(async () => {
  expect(site.faults()).toEqual([]);
  await site.stop();
});

const AUTHORITY = "authority=north";
const CELL = { authority: "north", indicator: "crops.area", place: keyOf("N1"), period: "2030" };
const ask = (as: string, more: object = {}): Promise<Came> =>
  site.post(as, "explanations", { ...CELL, text: "Vì sao?", ...more });
const go = (as: string, id: string, verb: string, seen: number, text = "x", more: object = {}): Promise<Came> =>
  site.post(as, `explanations/${id}/${verb}`, { authority: "north", seen, text, ...more });
const one = async (as: string, id: string): Promise<Came["body"]> => (await site.get(as, `explanations/${id}?${AUTHORITY}`)).body;
const list = (as: string | undefined, query = ""): Promise<Came> => site.get(as, `explanations?${AUTHORITY}${query}`);
const idsOf = ({ body }: Came): readonly string[] => body.items.map(({ id }: { id: string }) => id);

async function attach(as: string, explanation: string, name: string): Promise<Came> {
  const reply = await site.app.inject({
    method: "POST",
    url: "/api/v1/explanations/files",
    query: { authority: "north", explanation, name },
    headers: { cookie: `as=${as}`, "content-type": "application/octet-stream" },
    payload: Buffer.concat([Buffer.from("%PDF-1.7\n"), Buffer.from(name)]),
  });
  return { status: reply.statusCode, code: String(reply.json().code ?? ""), body: reply.json() };
}
const fetchFile = (as: string | undefined, id: string) =>
  site.app.inject({
    url: `/api/v1/explanations/files/${id}?${AUTHORITY}`,
    headers: as === undefined ? {} : { cookie: `as=${as}` },
  });

/** Another figure of N1 takes the place of the one there is. */
async function correct(value: string): Promise<void> {
  await sql`insert into value_version (authority_id, value_id, value, entered_text, entered_unit, entered_decimals, qualifiers, source_document, source_line, known_at,
      recorded_at, replaces, pack, application_id, digest)
    select v.authority_id, v.value_id, ${value}::numeric, ${value}, 'ha', 0, '{}', v.source_document, v.source_line, v.known_at, now(), v.id, v.pack, v.application_id, 'x'
    from value_version v join value k on k.authority_id = v.authority_id and k.id = v.value_id join place p on p.id = k.place_id
    join authority u on u.id = v.authority_id where u.code = 'north' and p.code = 'N1'`.execute(site.own.look);
}

test("[Y100] [Y101] [Y102] [Y103] [Y104] [Y106] [Y107] [Y108] [Y109] [Y110] a leader asks, the commune answers with evidence, he asks further, accepts; the figure is mended meanwhile", async () => {
  const asked = await ask("lead", { days: 2 });
  expect(asked).toMatchObject({ status: 200, body: { n: 1, state: "open" } });
  const { id } = asked.body;

  // How it stood is kept; officers of the place are named; 15 June 2030 is a Saturday.
  const first = await one("lead", id);
  expect(first).toMatchObject({
    state: "open",
    asked: { actual: "1234.50", verdict: "notAssessable", plan: null, figure: { value: "1234.50" } },
    changed: { figure: false, plan: false, verdict: false },
    concerned: ["user:an", "user:ban"],
    answerBy: "2030-06-18",
    left: 2,
    overdue: false,
    mine: null,
    may: ["withdraw"],
    people: { "user:an": "Người an", "user:lead": "Người lead" },
  });
  expect(first.asked.figure.key).toContain(`value|crops.area||${keyOf("N1")}|2030|`);

  // Who sees the place sees it; others do not, nor is it found by its number.
  expect(idsOf(await list("look"))).toEqual([id]);
  expect(idsOf(await list("binh"))).toEqual([]);
  expect(await site.get("binh", `explanations/${id}?${AUTHORITY}`)).toMatchObject({ status: 404, code: "EXPLANATION_UNKNOWN" });

  // One question of one figure at a time, within one's sectors.
  expect(await ask("lead1")).toMatchObject({ status: 409, code: "EXPLANATION_ASKED" });
  expect(await ask("plan", { place: "N2" })).toMatchObject({ status: 403, code: "EXPLANATION_SECTOR" });

  // Evidence goes up before the answer; only its sender sees and removes it until then.
  const file = await attach("an", id, "bien-ban.pdf");
  const wrong = await attach("an", id, "nham.pdf");
  expect(await attach("binh", id, "a.pdf")).toMatchObject({ status: 404, code: "EXPLANATION_UNKNOWN" });
  expect(await attach("an", id, "a.exe")).toMatchObject({ status: 415, code: "ATTACHMENT_KIND" });
  expect((await one("an", id)).drafts.map(({ name }: { name: string }) => name)).toEqual(["bien-ban.pdf", "nham.pdf"]);
  expect((await one("ban", id)).drafts).toEqual([]);
  expect([(await fetchFile("an", wrong.body.id)).statusCode, (await fetchFile("ban", wrong.body.id)).statusCode]).toEqual([
    200, 404,
  ]);
  const drop = (as: string, number: string) => site.post(as, `explanations/files/${number}/remove`, { authority: "north" });
  expect(await drop("ban", wrong.body.id)).toMatchObject({ status: 404, code: "ATTACHMENT_UNKNOWN" });
  expect(await drop("an", wrong.body.id)).toMatchObject({ status: 200 });
  expect(await go("an", id, "answer", 1, "Rét đậm", { files: [wrong.body.id] })).toMatchObject({
    status: 404,
    code: "ATTACHMENT_UNKNOWN",
  });

  // Two answer at once: one of them does, the other is told who did; nothing of his is kept.
  expect(await go("lead1", id, "accept", 1)).toMatchObject({ status: 409, code: "EXPLANATION_WRONG_STATE" });
  const both = await Promise.all([
    go("an", id, "answer", 1, "Rét đậm", { files: [file.body.id] }),
    go("ban", id, "answer", 1, "Thiếu giống"),
  ]);
  expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409]);
  const lost = both.find(({ status }) => status === 409);
  expect(lost?.code).toBe("EXPLANATION_CHANGED");
  expect(lost?.body.detail).toMatch(/Người (an|ban) vừa giải trình/);
  // Whoever won: from here on it is An, with his file.
  if (both[0].status === 409) {
    await go("lead", id, "further", 2, "Minh chứng đâu?");
    await go("an", id, "answer", 3, "Rét đậm", { files: [file.body.id] });
  }
  const answered = await one("lead", id);
  const seen = answered.last.n;
  expect(answered).toMatchObject({ state: "answered", mine: "judge", may: ["accept", "further", "withdraw"], left: null });
  expect(answered.acts.at(-1)).toMatchObject({
    act: "answer",
    text: "Rét đậm",
    by: "user:an",
    files: [{ name: "bien-ban.pdf" }],
  });
  expect(await drop("an", file.body.id)).toMatchObject({ status: 404, code: "ATTACHMENT_UNKNOWN" });
  const given = await fetchFile("look", file.body.id);
  expect([given.statusCode, given.rawPayload.toString()]).toEqual([200, "%PDF-1.7\nbien-ban.pdf"]);
  expect((await fetchFile("binh", file.body.id)).statusCode).toBe(404);
  expect((await fetchFile(undefined, file.body.id)).statusCode).toBe(401);

  // Asked further, a new day; overdue the day after it; the list tells it.
  expect(await go("lead", id, "further", seen, "Đã trồng bù chưa?", { days: 1 })).toMatchObject({ body: { state: "open" } });
  site.clock.day = "2030-06-19";
  expect((await list("an", "&overdue=true&mine=true")).body).toMatchObject({
    items: [{ id, question: "Đã trồng bù chưa?", answerBy: "2030-06-17", left: -2, overdue: true, mine: "answer" }],
    counts: { open: 1, answered: 0, closed: 0, overdue: 1, mine: 1 },
  });

  // The figure is corrected: the question stays, with what it was asked about.
  await correct("1300");
  expect((await one("an", id)).changed).toEqual({ figure: true, plan: false, verdict: false });
  expect((await one("an", id)).now.actual).toBe("1300");
  await go("an", id, "answer", seen + 1, "Đã trồng bù, đã sửa số");
  expect(await go("lead1", id, "accept", seen + 2)).toMatchObject({ status: 403, code: "EXPLANATION_NOT_YOURS" });
  expect(await go("lead", id, "accept", seen + 2, "")).toMatchObject({ body: { state: "accepted" } });
  expect(await go("lead", id, "withdraw", seen + 3)).toMatchObject({ status: 409, code: "EXPLANATION_WRONG_STATE" });

  // Closed ones are found when asked for; every act has its row of the journal; nothing was written over.
  expect(idsOf(await list("lead"))).toEqual([]);
  expect(idsOf(await list("lead", "&state=closed&sector=crops&period=2030&indicator=crops.area"))).toEqual([id]);
  const acts = await sql<{ act: string }>`select act from journal where act like 'explanation.%' order by seq`.execute(
    site.own.look,
  );
  const told = (await one("lead", id)).acts.map(({ act }: { act: string }) => `explanation.${act}`);
  expect(acts.rows.map(({ act }) => act)).toEqual(told);

  // Closed, it may be asked about again; taken back with a reason only.
  const again = await ask("lead1");
  expect(again.status).toBe(200);
  expect(await go("lead1", again.body.id, "withdraw", 1, " ")).toMatchObject({ status: 422, code: "EXPLANATION_TEXT_MISSING" });
  expect(await go("an", again.body.id, "answer", 7)).toMatchObject({ status: 409, code: "EXPLANATION_CHANGED" });
  expect(await go("lead1", again.body.id, "withdraw", 1)).toMatchObject({ body: { state: "withdrawn" } });
});

test("[Y104] who asked and may ask no more is stood in for by whoever may; who may not ask can not", async () => {
  const { id } = (await ask("lead", { place: "N2" })).body;
  await go("binh", id, "answer", 1, "Đã trả lời");
  expect((await one("lead", id)).may).toEqual(["accept", "further", "withdraw"]);
  await site.makeUser("next", { role: "leader", place: "N" });
  const waiting = async (who: string) =>
    (await list(who, "&mine=true")).body.items.map(({ id: own, mine }: { id: string; mine: string }) => [own, mine]);
  expect([await waiting("lead"), await waiting("next")]).toEqual([[[id, "judge"]], []]);
  expect((await one("next", id)).may).toEqual([]);
  await sql`update appointment set ends_on = '2030-06-10' where holder = 'id-lead'`.execute(site.own.look);
  expect((await one("next", id)).may).toEqual(["accept", "further", "withdraw"]);
  // He finds it among what waits for him, and is told by letter.
  expect([await waiting("next"), await waiting("binh")]).toEqual([[[id, "judge"]], []]);
  expect((await site.get("next", "work/digest?authority=north")).body.explanations).toMatchObject([{ id, turn: "judge" }]);
  expect((await one("binh", id)).may).toEqual([]);
  expect(await go("next", id, "accept", 2)).toMatchObject({ status: 200 });
});

test("[Y101] [Y109] what names nothing is told all at once; a public authority shows its explanations to nobody else", async () => {
  const wrong = await ask("lead1", { indicator: "crops.aria", period: "20x3", breakdown: "?", place: "N1" });
  expect(wrong.body.problems?.map(({ code }: { code: string }) => code)).toEqual([
    "INDICATOR_UNKNOWN",
    "PARAMETER_INVALID",
    "PARAMETER_INVALID",
  ]);
  expect(await ask("lead1", { place: "N2" })).toMatchObject({ status: 403, code: "PLACE_OUT_OF_SCOPE" });
  expect((await list("lead1", `&place=${keyOf("N1")}`)).body.asks).toEqual({ sectors: null });
  expect((await list("an", `&place=${keyOf("N1")}`)).body.asks).toBeNull();
  const open = { ...CELL, authority: "open", place: keyOf("O1"), text: "Vì sao?" };
  expect(await site.post("open", "explanations", open)).toMatchObject({ status: 200 });
  expect((await site.get("o1", "explanations?authority=open")).body.items).toHaveLength(1);
  expect(await site.get(undefined, "explanations?authority=open")).toMatchObject({ status: 401 });
  expect(await site.get("an", "explanations?authority=open")).toMatchObject({ status: 404, code: "AUTHORITY_UNKNOWN" });
});

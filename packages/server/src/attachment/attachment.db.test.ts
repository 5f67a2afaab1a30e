import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makePeopleSite, type PeopleSite } from "../../test/people-site.ts";

const PDF = Buffer.concat([Buffer.from("%PDF-1.7\n"), Buffer.alloc(70_000, 7)]);
let site: PeopleSite;

beforeAll(async () => {
  site = await makePeopleSite();
  await site.makeUser("planner", { role: "planner", place: "N" });
  await site.makeUser("commune", { role: "planner", place: "N1" });
  await site.makeUser("viewer", { role: "viewer", place: "N" });
  await site.makeUser("stranger", { authority: "south", role: "planner", place: "S" });
});
afterAll(() => site.stop());

const send = async (as: string, query: Readonly<Record<string, string>>, payload: Buffer) => {
  const reply = await site.app.inject({
    method: "POST",
    url: "/api/v1/attachments",
    query: { authority: "north", document: "report", ...query },
    headers: { cookie: `as=${as}`, "content-type": "application/octet-stream" },
    payload,
  });
  return { status: reply.statusCode, body: reply.json() };
};
const list = async (as: string | undefined) =>
  (await site.get(as, "attachments?authority=north&document=report")).body.items?.map(({ name }: { name: string }) => name);

describe("files of a document", () => {
  test("[D1] [D2] a file is kept byte for byte, and given back as an attachment under its own name", async () => {
    const sent = await send("planner", { name: "Nghị quyết 25.pdf" }, PDF);
    expect(sent.status).toBe(200);
    expect(await list("viewer")).toEqual(["Nghị quyết 25.pdf"]);
    const reply = await site.app.inject({
      url: `/api/v1/attachments/${sent.body.id}?authority=north`,
      headers: { cookie: "as=viewer" },
    });
    expect(reply.rawPayload.equals(PDF)).toBe(true);
    expect(reply.headers["content-type"]).toBe("application/pdf");
    expect(reply.headers["content-disposition"]).toContain('attachment; filename="Nghi quyet 25.pdf"');
    expect(reply.headers["x-content-type-options"]).toBe("nosniff");
  });

  test("[D1] who is not of the authority sees and sends none; a document there is not is named", async () => {
    expect(await list("stranger")).toBeUndefined();
    expect((await site.get(undefined, "attachments?authority=north&document=report")).status).toBe(404);
    expect(await send("viewer", { name: "a.pdf" }, PDF)).toMatchObject({ status: 403 });
    expect(await send("stranger", { name: "a.pdf" }, PDF)).toMatchObject({ status: 404, body: { code: "AUTHORITY_UNKNOWN" } });
    expect(await send("planner", { name: "a.pdf", document: "reprt" }, PDF)).toMatchObject({
      status: 404,
      body: { code: "DOCUMENT_UNKNOWN", candidates: [{ code: "report" }] },
    });
  });

  test("[D2] another kind, or content that is not what the name says, is refused", async () => {
    for (const [name, bytes] of [
      ["a.html", Buffer.from("<script>alert(1)</script>")],
      ["a.pdf", Buffer.from("<script>alert(1)</script>")],
      ["a.exe", PDF],
    ] as const)
      expect(await send("planner", { name }, bytes)).toMatchObject({ status: 415, body: { code: "ATTACHMENT_KIND" } });
  });

  test("[D3] one taken away is shown no more; its bytes stay, and the journal holds both acts", async () => {
    const { body } = await send("planner", { name: "nham.pdf" }, PDF);
    expect(await site.post("planner", `attachments/${body.id}/remove`, { authority: "north", reason: "" })).toMatchObject({
      status: 400,
    });
    expect(
      await site.post("planner", `attachments/${body.id}/remove`, { authority: "north", reason: "Đính nhầm" }),
    ).toMatchObject({ status: 200 });
    expect(await list("planner")).toEqual(["Nghị quyết 25.pdf"]);
    expect((await site.get("planner", `attachments/${body.id}?authority=north`)).status).toBe(404);
    const kept = await site.own.look.selectFrom("attachment").select(["name", "sha256"]).execute();
    expect(kept).toContainEqual({ name: "nham.pdf", sha256: createHash("sha256").update(PDF).digest("hex") });
    const acts = await site.own.look
      .selectFrom("journal")
      .select(["act", "actor"])
      .where("act", "like", "attachment.%")
      .orderBy("seq")
      .execute();
    expect(acts.map(({ act }) => act)).toEqual(["attachment.add", "attachment.add", "attachment.remove"]);
    expect(acts.every(({ actor }) => actor === "user:planner")).toBe(true);
  });

  test("[D3] who plans for a part of the authority takes away what he attached himself, and nothing else", async () => {
    const remove = (id: string) => site.post("commune", `attachments/${id}/remove`, { authority: "north", reason: "Đính nhầm" });
    const theirs = await send("planner", { name: "quyet-dinh.pdf" }, PDF);
    expect(await remove(theirs.body.id)).toMatchObject({ status: 403, body: { code: "ACTION_REFUSED" } });
    expect(await list("planner")).toContain("quyet-dinh.pdf");
    const own = await send("commune", { name: "xa.pdf" }, PDF);
    expect(await remove(own.body.id)).toMatchObject({ status: 200 });
    expect(await remove(own.body.id)).toMatchObject({ status: 404, body: { code: "ATTACHMENT_UNKNOWN" } });
  });
});

import { fold } from "@kehoach/core/fold";
import { describe, expect, test } from "vitest";
import { ACTS } from "./acts.ts";
import { send, toAddress } from "./client.ts";
import { matchFolded } from "./fold.ts";
import { ACT_PATHS, PATHS } from "./paths.ts";
import { PROBLEM_STATUS, type ProblemCode } from "./problem.ts";
import { PROBLEMS_EN } from "./problem-en.ts";
import { PROBLEMS_VI } from "./problem-vi.ts";
import { ROUTES } from "./routes.ts";

/** Codes of what an address may not tell: who is a user, which session is whose, what was asked at places one does not see, and what the server has besides. A form is shown, its cells with it. */
const UNTOLD: readonly string[] = [
  "PARAMETER_UNKNOWN",
  "PATH_UNKNOWN",
  "METHOD_UNKNOWN",
  "USER_UNKNOWN",
  "SESSION_UNKNOWN",
  "ATTACHMENT_UNKNOWN",
  "EXPLANATION_UNKNOWN",
  "SAVE_CELL_UNKNOWN",
];

describe("routes", () => {
  test.each(Object.entries(ROUTES))("[W5] the example of %s is a reply of its schema, and survives the wire", (name, route) => {
    expect(route.reply.parse(JSON.parse(JSON.stringify(route.example)))).toEqual(route.example);
    expect(Object.entries(PATHS).find(([, path]) => path === route.path)?.[0]).toBe(name);
    for (const problem of route.problems) expect(PROBLEM_STATUS[problem]).toBeGreaterThanOrEqual(400);
  });

  test.each(Object.entries(ROUTES))("[W1] %s takes no parameter it does not know", (_name, route) => {
    expect(route.query.safeParse({ colour: "red" }).error?.issues.some((issue) => issue.code === "unrecognized_keys")).toBe(true);
  });

  test.each(Object.keys(PROBLEM_STATUS))("[W2] %s has a sentence in both languages that names what was found", (code) => {
    // Object.keys gives text; the keys of this table are its codes.
    const problem = {
      code: code as ProblemCode,
      parameter: "year",
      found: "20x3",
      reason: "year",
      candidates: [{ code: "2030", name: "năm 2030", detail: null }],
    } as const;
    for (const table of [PROBLEMS_VI, PROBLEMS_EN]) {
      const { title, detail } = table[problem.code];
      expect(title).not.toBe("");
      expect(detail(problem)).not.toMatch(/undefined|null/);
    }
    if (code.endsWith("_UNKNOWN") && !UNTOLD.includes(code))
      expect(PROBLEMS_VI[problem.code].detail(problem)).toContain("2030 (năm 2030)");
  });
});

describe("acts", () => {
  test.each(Object.entries(ACTS))("[W5] the example of %s is lawful, and survives the wire", (name, act) => {
    const { body, reply } = act.example;
    expect(act.body.safeParse(JSON.parse(JSON.stringify(body))).error).toBeUndefined();
    expect(act.reply.parse(JSON.parse(JSON.stringify(reply)))).toEqual(reply);
    expect(Object.entries(ACT_PATHS).find(([, at]) => at.path === act.path && at.method === act.method)?.[0]).toBe(name);
    for (const problem of act.problems) expect(PROBLEM_STATUS[problem]).toBeGreaterThanOrEqual(400);
  });

  test.each(Object.entries(ACTS))("[W1] %s takes no field it does not know, and the parameters of its address", (_name, act) => {
    expect(act.body.safeParse({ colour: "red" }).error?.issues.some((issue) => issue.code === "unrecognized_keys")).toBe(true);
    const named = [...act.path.matchAll(/:(\w+)/g)].map(([, parameter]) => parameter);
    expect(Object.keys(act.params.shape).toSorted()).toEqual(named.toSorted());
  });
});

describe("client", () => {
  test("[W1] an act is sent to its address as JSON; a refusal is thrown in the server's words", async () => {
    const sent: unknown[] = [];
    const answer = (status: number, body: unknown) => ({
      base: "http://x",
      fetch: async (url: string, init: unknown) => {
        sent.push([url, init]);
        return { ok: status < 400, status, json: async () => body };
      },
    });
    const body = { mark: "1-a", on: "2030-07-01" };
    expect(await send("endAppointment", { username: "an.nv", id: "7" }, body, answer(200, { mark: "2-b" }))).toEqual({
      mark: "2-b",
    });
    expect(sent).toMatchObject([
      [
        "http://x/api/v1/users/an.nv/appointments/7/end",
        { method: "POST", body: JSON.stringify(body), headers: { "content-type": "application/json" } },
      ],
    ]);
    const refusal = { code: "USER_CHANGED", detail: "Vừa được sửa." };
    await expect(send("endAppointment", { username: "an.nv", id: "7" }, body, answer(409, refusal))).rejects.toMatchObject({
      problem: refusal,
      message: "Vừa được sửa.",
    });
  });

  test("[W8] an address is filled in and escaped; what is undefined is left out", () => {
    expect(toAddress("/api/v1/places/:code", { code: "A@2000-01-01/x" }, { at: undefined, q: "đ &" })).toBe(
      "/api/v1/places/A%402000-01-01%2Fx?q=%C4%91%20%26",
    );
    expect(toAddress("/api/v1/places", {}, {})).toBe("/api/v1/places");
  });
});

describe("fold", () => {
  test.each([
    ["Diện tích", "dien tich"],
    ["ĐẦU TƯ  công", "dau tu cong"],
    ["Nguyễn Thị Hồng Ân", "nguyen thi hong an"],
    [" 18/NQ-HĐND ", "18/nq-hdnd"],
  ])("[W9] %s is searched as %s, composed or not", (text, folded) => {
    expect(fold(text)).toBe(folded);
    expect(fold(text.normalize("NFD"))).toBe(folded);
    expect(fold(fold(text))).toBe(folded);
  });

  test("[W9] closer answers come first", () => {
    const answers = ["dien tich", "dien tich lua", "tong dien tich", "tich tong dien"].map((text) =>
      matchFolded(text, "dien tich"),
    );
    expect(answers).toEqual([3, 2, 1.5, 1]);
    expect(matchFolded("san luong", "dien tich")).toBe(0);
  });
});

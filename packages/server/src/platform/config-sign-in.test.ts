import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { showConfigProblem } from "./config-problem.ts";
import { readSignInConfig } from "./config-sign-in.ts";
import { keepSignInSecret } from "./sign-in-secret.ts";

const folder = mkdtempSync(join(tmpdir(), "kehoach-secret-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const oidc = { KEHOACH_OIDC_ISSUER: "https://id.vidu.test/realm", KEHOACH_OIDC_CLIENT: "kehoach", KEHOACH_OIDC_SECRET: "bí mật" };

describe("the environment of signing in", () => {
  it("[U15] nothing set is an installation of this machine alone, without mail and provider", () => {
    expect(readSignInConfig({})).toEqual({ proxies: [] });
  });

  it("[U15] everything set is read", () => {
    expect(
      readSignInConfig({
        KEHOACH_URL: "https://kehoach.vidu.test/",
        KEHOACH_PROXY: "10.0.0.0/8, ::1",
        KEHOACH_SMTP: "smtp://gui%40vidu.test:mat%40khau@mail.vidu.test:587",
        KEHOACH_SECRET: "x".repeat(32),
        ...oidc,
      }),
    ).toEqual({
      publicUrl: "https://kehoach.vidu.test",
      proxies: ["10.0.0.0/8", "::1"],
      mail: { url: "smtp://gui%40vidu.test:mat%40khau@mail.vidu.test:587", from: "gui@vidu.test" },
      oidc: { issuer: "https://id.vidu.test/realm", clientId: "kehoach", clientSecret: "bí mật", name: "id.vidu.test" },
      secret: "x".repeat(32),
    });
    expect(readSignInConfig({ KEHOACH_SMTP: "smtp://mail.vidu.test" })).toMatchObject({
      mail: { from: "kehoach@mail.vidu.test" },
    });
  });

  it.each([
    [{ KEHOACH_URL: "kehoach.vidu.test" }, "URL_INVALID"],
    [{ KEHOACH_URL: "https://vidu.test/kehoach" }, "URL_INVALID"],
    [{ KEHOACH_PROXY: "10.0.0.1,nginx" }, "PROXY_INVALID"],
    [{ KEHOACH_PROXY: "10.0.0.0/33" }, "PROXY_INVALID"],
    [{ KEHOACH_PROXY: "0.0.0.0/0" }, "PROXY_INVALID"],
    [{ KEHOACH_SMTP: "mail.vidu.test:25" }, "SMTP_INVALID"],
    [{ KEHOACH_SMTP: "smtp://mail.vidu.test", KEHOACH_MAIL_FROM: "Kehoach" }, "MAIL_FROM_INVALID"],
    [{ ...oidc, KEHOACH_OIDC_ISSUER: "http://id.vidu.test" }, "OIDC_INVALID"],
    [{ ...oidc, KEHOACH_OIDC_SECRET: "" }, "OIDC_INVALID"],
    [{ KEHOACH_SECRET: "ngắn" }, "SECRET_SHORT"],
  ])("[U15] %j is refused with what would be right", (env, code) => {
    const problem = readSignInConfig(env);
    if (!("code" in problem)) throw new Error("taken");
    expect(problem.code).toBe(code);
    for (const language of ["vi", "en"] as const) expect(showConfigProblem(problem, language)).toMatch(/KEHOACH_/);
  });

  it("[U15] no message says a password of the environment", () => {
    const problem = readSignInConfig({ KEHOACH_SMTP: "https://ten:mat-khau@mail.vidu.test" });
    expect(JSON.stringify(problem)).not.toContain("mat-khau");
  });

  it("[U15] the secret is made once, for its owner alone; a damaged one is said, not replaced", () => {
    const inside = join(folder, "data");
    const secret = keepSignInSecret(inside);
    expect(secret).toMatch(/^[0-9a-f]{64}$/);
    expect(keepSignInSecret(inside)).toBe(secret);
    expect(statSync(join(inside, "sign-in-secret")).mode & 0o777).toBe(0o600);
    expect(existsSync(join(inside, `sign-in-secret.${process.pid}`))).toBe(false);
    writeFileSync(join(inside, "sign-in-secret"), "");
    expect(() => keepSignInSecret(inside)).toThrow(/sign-in-secret/);
  });
});

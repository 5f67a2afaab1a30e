import { isIP } from "node:net";
import type { ConfigProblem } from "./config-problem.ts";

/** What the environment says about signing in, mail, and the address people reach us at. */
export type SignInConfig = {
  /** The origin of the public address; without it the address we listen at. */
  readonly publicUrl?: string;
  /** Proxies whose word about the client's address is believed. */
  readonly proxies: readonly string[];
  readonly mail?: MailConfig;
  readonly oidc?: OidcConfig;
  /** Signs cookies and encrypts second factors; without it one is made and kept in the data folder. */
  readonly secret?: string;
};

export type MailConfig = { readonly url: string; readonly from: string };

export type OidcConfig = {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** What the button says. */
  readonly name: string;
};

type Env = Readonly<Record<string, string | undefined>>;

const HERE: readonly string[] = ["localhost", "127.0.0.1", "[::1]"];
const MAIL = /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$|^[^\s@<>]+@localhost$/;

function isSafe(url: URL): boolean {
  return url.protocol === "https:" || (url.protocol === "http:" && HERE.includes(url.hostname));
}

function readPublicUrl(text: string | undefined): string | undefined | ConfigProblem {
  if (!text) return undefined;
  const url = URL.parse(text);
  if (url === null || !/^https?:$/.test(url.protocol) || url.pathname !== "/" || url.search !== "" || url.username !== "")
    return { code: "URL_INVALID", found: text };
  return url.origin;
}

function readProxies(text: string | undefined): readonly string[] | ConfigProblem {
  const parts = (text ?? "")
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "");
  for (const part of parts) {
    const [address = "", bits, more] = part.split("/");
    const kind = isIP(address);
    const fits = bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) >= 1 && Number(bits) <= (kind === 4 ? 32 : 128));
    if (kind === 0 || !fits || more !== undefined) return { code: "PROXY_INVALID", found: part };
  }
  return parts;
}

/** The address with its password left out, for a message. */
function withoutPassword(text: string): string {
  return text.replace(/\/\/[^@/]*@/, "//…@");
}

function readMail(env: Env): MailConfig | undefined | ConfigProblem {
  const text = env["KEHOACH_SMTP"];
  if (!text) return undefined;
  const url = URL.parse(text);
  if (url === null || !/^smtps?:$/.test(url.protocol) || url.hostname === "")
    return { code: "SMTP_INVALID", found: withoutPassword(text) };
  const name = decodeURIComponent(url.username);
  const from = env["KEHOACH_MAIL_FROM"] || (MAIL.test(name) ? name : `kehoach@${url.hostname}`);
  return MAIL.test(from) || !env["KEHOACH_MAIL_FROM"] ? { url: text, from } : { code: "MAIL_FROM_INVALID", found: from };
}

function readOidc(env: Env): OidcConfig | undefined | ConfigProblem {
  const [issuer, clientId, clientSecret] = [env["KEHOACH_OIDC_ISSUER"], env["KEHOACH_OIDC_CLIENT"], env["KEHOACH_OIDC_SECRET"]];
  if (!issuer && !clientId && !clientSecret) return undefined;
  const url = URL.parse(issuer ?? "");
  if (!issuer || url === null || !isSafe(url)) return { code: "OIDC_INVALID", found: "KEHOACH_OIDC_ISSUER" };
  if (!clientId) return { code: "OIDC_INVALID", found: "KEHOACH_OIDC_CLIENT" };
  if (!clientSecret) return { code: "OIDC_INVALID", found: "KEHOACH_OIDC_SECRET" };
  return { issuer, clientId, clientSecret, name: env["KEHOACH_OIDC_NAME"] || url.hostname };
}

/** @problem URL_INVALID PROXY_INVALID SMTP_INVALID MAIL_FROM_INVALID OIDC_INVALID SECRET_SHORT */
export function readSignInConfig(env: Env): SignInConfig | ConfigProblem {
  const publicUrl = readPublicUrl(env["KEHOACH_URL"]);
  if (typeof publicUrl === "object") return publicUrl;
  const proxies = readProxies(env["KEHOACH_PROXY"]);
  if ("code" in proxies) return proxies;
  const mail = readMail(env);
  if (mail !== undefined && "code" in mail) return mail;
  const oidc = readOidc(env);
  if (oidc !== undefined && "code" in oidc) return oidc;
  const secret = env["KEHOACH_SECRET"];
  if (secret && secret.length < 32) return { code: "SECRET_SHORT", found: String(secret.length) };
  return {
    ...(publicUrl === undefined ? {} : { publicUrl }),
    proxies,
    ...(mail === undefined ? {} : { mail }),
    ...(oidc === undefined ? {} : { oidc }),
    ...(secret ? { secret } : {}),
  };
}

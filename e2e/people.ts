import type { Browser, BrowserContext } from "playwright-core";
import type { SignedIn } from "../packages/server/src/access/door.ts";
import type { Size } from "./browser.ts";
import type { Site } from "./site.ts";

/** Who sits at the pages of a test. */
export const AN = { userId: "u1", username: "an.nguyen", name: "Nguyễn Văn An" } as const satisfies SignedIn;
export const BINH = { userId: "u2", username: "binh.tran", name: "Trần Thị Bình" } as const satisfies SignedIn;
export const CHI = { userId: "u3", username: "chi.le", name: "Lê Văn Chi" } as const satisfies SignedIn;
export const DUNG = { userId: "u4", username: "dung.pham", name: "Phạm Văn Dũng" } as const satisfies SignedIn;
const PEOPLE = { an: AN, binh: BINH, chi: CHI, dung: DUNG } as const;
export type Who = keyof typeof PEOPLE;

const COOKIE = "who";

/** Whom a site takes for signed in, by the cookie of his browser. */
export function findPerson(cookie: string): SignedIn | undefined {
  const who = new RegExp(`${COOKIE}=(\\w+)`).exec(cookie)?.[1];
  return Object.entries(PEOPLE).find(([name]) => name === who)?.[1];
}

export function cookieOf(who: Who): string {
  return `${COOKIE}=${who}`;
}

/** Signs somebody in at a browser; again, when his session is over. */
export async function signIn(context: BrowserContext, site: Site, who: Who): Promise<void> {
  await context.addCookies([{ name: COOKIE, value: who, url: site.base }]);
}

/** Somebody's browser, signed in. */
export async function contextOf(browser: Browser, site: Site, who: Who, viewport: Size): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport });
  context.setDefaultTimeout(20_000);
  await signIn(context, site, who);
  return context;
}

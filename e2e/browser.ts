import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";
import prepareBrowser, { BROWSER } from "./prepare-browser.ts";

export type Size = { readonly width: number; readonly height: number };
export const DESK = { width: 1280, height: 900 } as const satisfies Size;
/** As wide as most screens of offices: what is said of a grid stands beside it. */
export const WIDE = { width: 1440, height: 900 } as const satisfies Size;
export const PHONE = { width: 390, height: 844 } as const satisfies Size;

/**
 * A headless Chromium from npm; no package of the system is needed. Its own default flags would switch web security off
 * and are not used: the content policy of the server must hold here as it does for a reader.
 */
export async function openBrowser(): Promise<Browser> {
  const own = process.env["KEHOACH_BROWSER"];
  await prepareBrowser();
  return chromium.launch({
    executablePath: own !== undefined && existsSync(own) ? own : BROWSER.executable,
    env: {
      ...process.env,
      ...(existsSync(BROWSER.libraries) ? { LD_LIBRARY_PATH: BROWSER.libraries } : {}),
      ...(existsSync("/etc/fonts/fonts.conf") ? {} : { FONTCONFIG_FILE: BROWSER.fontConfig }),
    },
    headless: true,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-dev-shm-usage",
      "--no-zygote",
      "--disable-background-networking",
      "--font-render-hinting=none",
      "--hide-scrollbars",
    ],
  });
}

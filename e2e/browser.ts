import { existsSync } from "node:fs";
import chromium from "@sparticuz/chromium";
import { type Browser, chromium as playwright } from "playwright-core";

/**
 * A headless Chromium from npm; no package of the system is needed. Its own default flags would switch web security off
 * and are not used: the content policy of the server must hold here as it does for a reader.
 */
export async function openBrowser(): Promise<Browser> {
  const own = process.env["KEHOACH_BROWSER"];
  const executablePath = own !== undefined && existsSync(own) ? own : await chromium.executablePath();
  return playwright.launch({
    executablePath,
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

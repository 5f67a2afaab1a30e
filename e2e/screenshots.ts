import { mkdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { openBrowser } from "./browser.ts";
import { listPages, openPage } from "./pages.ts";

/** `node e2e/screenshots.ts http://127.0.0.1:3000 [folder] [name]`: every page at the width of a desk and of a phone. */
const [base = "http://127.0.0.1:3000", folder = join(import.meta.dirname, "../docs/screenshots"), only] = process.argv.slice(2);
const MAX_HEIGHT = { desk: 1150, phone: 1500 } as const;
mkdirSync(folder, { recursive: true });
const browser = await openBrowser();
for (const [size, width] of [
  ["desk", 1440],
  ["phone", 390],
] as const) {
  const page = await browser.newPage({ viewport: { width, height: 900 } });
  for (const address of await listPages(base)) {
    if (only !== undefined && only !== address.name) continue;
    await openPage(page, base + address.path);
    const height = await page.evaluate<number>("document.documentElement.scrollHeight");
    await page.setViewportSize({ width, height: Math.min(Math.max(height, 700), MAX_HEIGHT[size]) });
    await page.waitForTimeout(150);
    const file = join(folder, `${address.name}-${width}.png`);
    await page.screenshot({ path: file });
    console.log(file, `${Math.ceil(statSync(file).size / 1000)} kB`);
    await page.setViewportSize({ width, height: 900 });
  }
  if (only === undefined || only === "tim-kiem") {
    await openPage(page, `${base}/`);
    await page.keyboard.press("/");
    await page.keyboard.type("dien tich");
    await page.locator("[role=option]").first().waitFor();
    await page.screenshot({ path: join(folder, `tim-kiem-${width}.png`) });
  }
  if (only === undefined || only === "ra-soat-ket-qua") {
    // The report the server itself writes, audited: some totals it repeats as printed do not add up.
    const { items } = (await (await fetch(`${base}/api/v1/reports`)).json()) as { items: { docx: string }[] };
    const buffer = Buffer.from(await (await fetch(base + (items[0]?.docx ?? "/"))).arrayBuffer());
    await openPage(page, `${base}/ra-soat`);
    await page.locator("input[type=file]").setInputFiles({ name: "bao-cao.docx", mimeType: "", buffer });
    await page.locator("[data-finding] button").first().click();
    await page.locator("[data-light=blamed]").waitFor();
    await page.waitForTimeout(150);
    await page.screenshot({ path: join(folder, `ra-soat-ket-qua-${width}.png`) });
  }
  await page.close();
}
await browser.close();

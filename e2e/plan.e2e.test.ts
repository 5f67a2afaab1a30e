import type { Browser, BrowserContext, Page, Request } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { appoint } from "./appoint.ts";
import { DESK, openBrowser } from "./browser.ts";
import { paste } from "./clipboard.ts";
import { listenLoud, lookOverBoth } from "./look-over.ts";
import { openPage } from "./pages.ts";
import { contextOf, findPerson } from "./people.ts";
import { type Site, startSite } from "./site.ts";

let site: Site;
let browser: Browser;
let planner: BrowserContext;
let visitor: BrowserContext;
/** The first indicator of the list whose parts add up and that has an actual in the year before, and the places of the sheet. */
let facts: { year: number; name: string; at: number; actual: number; home: string; places: readonly string[] };

type Row = { name: string; breakdown: string; policy: string; decimals: number; actual: string | null };
type Plan = { rows: readonly Row[]; parts: readonly { key: string; name: string }[]; place: { name: string } };

async function askApi<T>(path: string): Promise<T> {
  // The server answers by its own schemas; tests of the API check them.
  return (await (await fetch(`${site.base}/api/v1/${path}`)).json()) as T;
}

async function findFacts(): Promise<typeof facts> {
  const years = await askApi<{ items: readonly { year: number; indicators: number }[] }>("plans");
  const last = years.items.find(({ indicators }) => indicators > 0)?.year ?? 0;
  const plan = await askApi<Plan>(`plans/${last}`);
  const at = plan.rows.findIndex((row) => row.policy === "must-equal" && row.decimals === 0 && row.actual !== null);
  const { items } = await askApi<{ items: readonly { key: string; kind: string }[] }>(`places?at=${last + 1}-12-31`);
  const territories = new Set(items.filter(({ kind }) => kind === "territory").map(({ key }) => key));
  return {
    year: last + 1,
    name: plan.rows[at]?.name ?? "",
    at,
    actual: Number(plan.rows[at]?.actual),
    home: plan.place.name,
    places: plan.parts.filter(({ key }) => territories.has(key)).map(({ name }) => name),
  };
}

beforeAll(async () => {
  site = await startSite(findPerson);
  await appoint(site.db, "planner");
  facts = await findFacts();
  browser = await openBrowser();
  planner = await contextOf(browser, site, "an", DESK);
  visitor = await browser.newContext({ viewport: DESK });
});
afterAll(async () => {
  await browser?.close();
  await site?.stop();
});

async function open(context: BrowserContext, path: string): Promise<Page> {
  const page = await context.newPage();
  await openPage(page, site.base + path);
  return page;
}
const cell = (page: Page, place: string) => page.getByLabel(`${facts.name}, ${place}`, { exact: true });
const line = (page: Page) => page.locator("tbody tr").nth(facts.at);

/** Equal figures for all places, the last one making the sum come out. */
function share(total: number): string[] {
  const each = Math.floor(total / facts.places.length);
  return facts.places.map((_, at) => String(at === 0 ? total - each * (facts.places.length - 1) : each));
}

async function fillPaper(page: Page, paper: Readonly<Record<string, string>>): Promise<void> {
  for (const [label, text] of Object.entries(paper)) await page.getByLabel(label, { exact: true }).fill(text);
}

describe("a year of the plan, on the screen", () => {
  test("[T12] a planner opens the year after the last with its list", async () => {
    const page = await open(planner, "/ke-hoach");
    await page.getByRole("button", { name: "Mở kế hoạch năm" }).click();
    const dialog = page.getByRole("dialog");
    expect(await dialog.getByLabel("Năm kế hoạch").inputValue()).toBe(String(facts.year));
    await dialog.getByLabel("Năm kế hoạch").fill("năm tới");
    await dialog.getByRole("button", { name: "Mở kế hoạch" }).click();
    await dialog.getByText("Ghi năm bằng bốn chữ số").waitFor();
    await dialog.getByLabel("Năm kế hoạch").fill(String(facts.year));
    await dialog.getByRole("button", { name: "Mở kế hoạch" }).click();
    await page.waitForURL(`**/ke-hoach/${facts.year}`);
    await page.locator("[aria-current=step]", { hasText: "dự kiến" }).waitFor();
    expect(await line(page).innerText()).toContain(facts.name);
    await page.close();
  });

  test("[T15] a number written the other way is marked at its cell, stays as typed, and nothing is sent", async () => {
    const page = await open(planner, `/ke-hoach/${facts.year}/nhap`);
    const sent: Request[] = [];
    page.on("request", (request) => void (request.method() === "POST" && sent.push(request)));
    await cell(page, facts.home).fill("1,000.5");
    await page.getByText("1 ô chưa đúng").waitFor();
    expect(await cell(page, facts.home).getAttribute("aria-invalid")).toBe("true");
    expect(await page.getByLabel("Ô chưa đúng").innerText()).toContain("“1,000.5” không phải một số");
    await page.getByRole("button", { name: "Ghi", exact: true }).click();
    await page.getByText("Chưa ghi ô nào").waitFor();
    expect(sent).toEqual([]);
    expect(await cell(page, facts.home).inputValue()).toBe("1,000.5");
    await page.getByRole("button", { name: `Tới ô: ${facts.name}, ${facts.home}` }).click();
    expect(await cell(page, facts.home).evaluate((input) => input === document.activeElement)).toBe(true);
    await page.close({ runBeforeUnload: false });
  });

  test("[T14] [T16] [T17] [T18] proposals are typed and pasted, added up while typing, and only what changed is sent", async () => {
    const page = await open(planner, `/ke-hoach/${facts.year}/nhap`);
    const [first = "", second = ""] = facts.places;
    await cell(page, facts.home).fill("1.000");
    await page.keyboard.press("ArrowRight");
    expect(await cell(page, first).evaluate((input) => input === document.activeElement)).toBe(true);
    await page.keyboard.press("Enter");
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("Tab");
    expect(await cell(page, second).evaluate((input) => input === document.activeElement)).toBe(true);
    await paste(cell(page, first), `${share(900).join("\t")}\t7\r\n`);
    await page.getByText("1 ô của khối vừa dán nằm ngoài bảng").waitFor();
    expect(await line(page).innerText()).toContain("còn thiếu 100");
    await cell(page, second).press("Control+z");
    expect(await cell(page, first).inputValue()).toBe("");
    expect(await cell(page, facts.home).inputValue()).toBe("1.000");
    await cell(page, second).press("Control+y");
    await cell(page, first).fill(String(Number(share(900)[0]) + 105));
    await line(page).getByText("vượt 5").waitFor();
    await cell(page, first).fill(String(Number(share(900)[0]) + 100));
    await line(page).getByText("khớp").waitFor();
    await page.getByRole("button", { name: "Chỉ địa bàn này" }).click();
    await cell(page, first).waitFor({ state: "detached" });
    await page.getByText(`${facts.places.length + 1} ô chưa ghi`).waitFor();
    await page.getByRole("button", { name: "Địa bàn trực thuộc" }).click();

    await page.getByRole("link", { name: "Về bảng kế hoạch" }).click();
    await page.getByRole("dialog").getByText("Còn ô chưa ghi").waitFor();
    await page.getByRole("button", { name: "Ở lại" }).click();
    expect(await cell(page, facts.home).inputValue()).toBe("1.000");

    await page.getByRole("button", { name: "Ghi", exact: true }).click();
    await page.getByText(`Đã ghi ${facts.places.length + 1} số dự kiến`).waitFor();
    await page.getByText("Không có ô chưa ghi").waitFor();
    await cell(page, facts.home).fill("1000");
    await page.getByText("Không có ô chưa ghi").waitFor();
    await cell(page, facts.home).fill("1.010");
    const [request] = await Promise.all([
      page.waitForRequest((one) => one.method() === "POST"),
      page.getByRole("button", { name: "Ghi", exact: true }).click(),
    ]);
    expect(request.postDataJSON()).toMatchObject({ assigner: "hdnd", targets: [{ entered: "1.010" }] });
    await page.getByText("Đã ghi 1 số dự kiến").waitFor();
    expect(await line(page).innerText()).toContain("còn thiếu 10");
    await page.close();
  });

  test("[T18] with the line gone nothing typed is lost, and it is saved when it is back", async () => {
    const page = await open(planner, `/ke-hoach/${facts.year}/nhap?assigner=ubnd`);
    await cell(page, facts.home).fill("1.005");
    await page.route("**/proposals", (route) => route.abort());
    await page.getByRole("button", { name: "Ghi", exact: true }).click();
    await page.getByText("Không nối được tới máy chủ").waitFor();
    expect(await cell(page, facts.home).inputValue()).toBe("1.005");
    await page.getByText("1 ô chưa ghi").waitFor();
    await page.unroute("**/proposals");
    await page.getByRole("button", { name: "Ghi", exact: true }).click();
    await page.getByText("Đã ghi 1 số dự kiến").waitFor();
    await cell(page, facts.home).fill("");
    await page.getByRole("button", { name: "Ghi", exact: true }).click();
    await page.getByText("Không có ô chưa ghi").waitFor();
    await page.close();
  });

  test("[T19] [T10] the sheet shows the planner what is proposed, and a visitor nothing of it", async () => {
    const page = await open(planner, `/ke-hoach/${facts.year}`);
    expect(await line(page).innerText()).toMatch(/dự kiến 1\.010/);
    await page.close();
    const seen = await open(visitor, `/ke-hoach/${facts.year}`);
    const text = await seen.locator("main").innerText();
    expect(text).not.toContain("1.010");
    expect(text).not.toContain("HĐND)");
    for (const name of ["Nhập dự kiến", "Giao chính thức", "Chuyển thảo luận"]) expect(text).not.toContain(name);
    await openPage(seen, `${site.base}/ke-hoach`);
    expect(await seen.getByRole("button", { name: "Mở kế hoạch năm" }).count()).toBe(0);
    await seen.goto(`${site.base}/ke-hoach/${facts.year}/nhap`);
    await seen.waitForURL(/dang-nhap/);
    await seen.close();
  });

  test("[T9] it goes to discussion and to the council, and back only with a reason", async () => {
    const page = await open(planner, `/ke-hoach/${facts.year}`);
    for (const [button, stage] of [
      ["Chuyển thảo luận", "thảo luận"],
      ["Trình HĐND", "trình HĐND"],
    ] as const) {
      await page.getByRole("button", { name: button }).click();
      await page.getByRole("button", { name: "Chuyển bước" }).click();
      await page.locator("[aria-current=step]", { hasText: stage }).waitFor();
    }
    await page.getByRole("button", { name: "Trả về thảo luận" }).click();
    await page.getByRole("button", { name: "Chuyển bước" }).click();
    await page.getByText("Cần ghi lý do.").waitFor();
    await page.getByRole("button", { name: "Hủy" }).click();
    expect(await page.locator("[aria-current=step]").innerText()).toMatch(/trình HĐND\s+an\.nguyen/i);
    await page.close();
  });

  test("[T11] [T19] a resolution assigns what is proposed, counted beforehand, and then everybody sees it", async () => {
    const page = await open(planner, `/ke-hoach/${facts.year}`);
    await page.getByRole("button", { name: "Giao chính thức" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByText(`${facts.places.length + 1} số dự kiến sẽ thành kế hoạch giao`).waitFor();
    await dialog.getByRole("button", { name: "Giao", exact: true }).click();
    await dialog.getByText("Cần ghi loại văn bản.").waitFor();
    await fillPaper(page, {
      "Loại văn bản": "Nghị quyết",
      "Số, ký hiệu": "25/NQ-HĐND",
      "Ngày ban hành": `20/12/${facts.year - 1}`,
      "Cơ quan ban hành": "HĐND huyện",
    });
    await dialog.getByRole("button", { name: "Giao", exact: true }).click();
    await page.getByText(`Đã giao ${facts.places.length + 1} số`).waitFor();
    await page.close();
    const seen = await open(visitor, `/ke-hoach/${facts.year}`);
    const row = await line(seen).innerText();
    expect(row).toContain("1.010");
    expect(row).not.toContain("dự kiến");
    expect(await seen.locator("main").innerText()).toContain("Nghị quyết 25/NQ-HĐND, 20/12/");
    await seen.close();
  });

  test("[T11] [T16] it is adjusted in mid-year by a document with its reason, and both days are compared", async () => {
    const page = await open(planner, `/ke-hoach/${facts.year}/dieu-chinh`);
    await cell(page, facts.home).fill("");
    await page.getByText("không để trống").waitFor();
    await cell(page, facts.home).fill("900");
    await page.getByRole("button", { name: "Ghi điều chỉnh" }).click();
    await page.getByText("Cần ghi lý do.").waitFor();
    await fillPaper(page, {
      "Loại văn bản": "Quyết định",
      "Số, ký hiệu": "50/QĐ-UBND",
      "Ngày ban hành": `10/07/${facts.year}`,
      "Có hiệu lực từ ngày": `15/07/${facts.year}`,
      "Lý do điều chỉnh": "Thiên tai",
    });
    await page.getByRole("button", { name: "Ghi điều chỉnh" }).click();
    await page.getByText("Đã điều chỉnh 1 số").waitFor();
    await page.getByText("Không có ô chưa ghi").waitFor();
    await openPage(page, `${site.base}/ke-hoach/${facts.year}/thay-doi`);
    await page.getByLabel("Kế hoạch vào ngày").fill(`20/07/${facts.year}`);
    await page.getByLabel("So với ngày").fill(`1/07/${facts.year}`);
    await page.getByRole("button", { name: "So sánh" }).click();
    await page.getByText("Ngày sau không được trước ngày đầu.").waitFor();
    await page.getByLabel("Kế hoạch vào ngày").fill(`1/07/${facts.year}`);
    await page.getByLabel("So với ngày").fill(`20/07/${facts.year}`);
    await page.getByRole("button", { name: "So sánh" }).click();
    await page.waitForURL(/from=\d{4}-07-01&to=\d{4}-07-20/);
    await page.getByText("1 số thay đổi.").waitFor();
    expect(await page.locator("tbody tr").innerText()).toMatch(/1\.010[\s\S]*900[\s\S]*89,11[\s\S]*Thiên tai/);
    await openPage(page, `${site.base}/ke-hoach/${facts.year}/thay-doi?from=${facts.year}-07-20`);
    await page.getByText("Không có chỉ tiêu nào đổi").waitFor();
    await page.close();
  });

  test("[T20] in October the year that ends stands beside the year to come", async () => {
    const page = await open(planner, `/ke-hoach/${facts.year - 1}`);
    await page.getByRole("button", { name: "Ước năm và kế hoạch năm sau" }).click();
    await page.getByRole("columnheader", { name: `KH ${facts.year} / ước ${facts.year - 1}` }).waitFor();
    const row = await page.locator("tbody tr", { hasText: facts.name }).innerText();
    const ahead = ((900 * 100) / facts.actual).toFixed(2).replace(".", ",");
    expect(row).toMatch(new RegExp(`900[\\s\\S]*${ahead.replace(/0+$/, "").replace(/,$/, "")}`));
    await page.close();
  });
});

describe("how the pages of the plan look", () => {
  test("[T19] the sheet prints on A4 across, without what is only for the screen", async () => {
    const page = await open(planner, `/ke-hoach/${facts.year}`);
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
    const [, width = "", height = ""] = /\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)/.exec(pdf) ?? [];
    expect([Math.round(Number(width)), Math.round(Number(height))]).toEqual([842, 595]);
    await page.emulateMedia({ media: "print" });
    expect(await page.getByText("Nhập dự kiến").isVisible()).toBe(false);
    await page.close();
  });

  test("[T19] none scrolls sideways at a desk or on a phone, all are clean for axe and break no content policy, in both languages", async () => {
    const page = await planner.newPage();
    const loud = listenLoud(page);
    const faults: string[] = [];
    const { year } = facts;
    for (const path of [
      "",
      `/${year}`,
      `/${year - 1}?view=october`,
      `/${year}/nhap`,
      `/${year}/dieu-chinh`,
      `/${year}/thay-doi`,
    ]) {
      await openPage(page, `${site.base}/ke-hoach${path}`);
      faults.push(...(await lookOverBoth(page, `plan${path}`)));
    }
    await openPage(page, `${site.base}/ke-hoach/${year}?lang=en`);
    expect(await page.locator("h1").innerText()).toBe(`Plan of ${year}`);
    await page.getByRole("button", { name: "Assign" }).click();
    await page.getByRole("dialog").getByLabel("Kind of document").waitFor();
    faults.push(...(await lookOverBoth(page, "plan-dialog")));
    expect(faults).toEqual([]);
    expect(loud).toEqual([]);
    await page.close();
  });
});

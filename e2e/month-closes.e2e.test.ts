import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readPack } from "../packages/documents/src/pack/read-pack.ts";
import { applyPack } from "../packages/server/src/pack/apply.ts";
import { enrolUsers } from "../packages/server/test/enrol-users.ts";
import { appoint } from "./appoint.ts";
import { PHONE, type Size, WIDE } from "./browser.ts";
import { listenLoud } from "./look-over.ts";
import { openPage } from "./pages.ts";
import { AN, BINH, CHI, contextOf, DUNG, type Who } from "./people.ts";
import { cursor, type Desk, openDesk, waitCursor, waitSaved } from "./sheet.ts";
import { ROOT } from "./site.ts";

const AUTHORITY = "mau-khe";
const OWN = `authority=${AUTHORITY}`;
let desk: Desk;

beforeAll(async () => {
  desk = await openDesk([]);
  const { db } = desk.site;
  const read = await readPack(join(ROOT, "fixtures/month-closes"));
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  const applied = await applyPack(db, [...read.value.bases, read.value.files], { actor: "test" });
  if (!applied.ok) throw new Error(JSON.stringify(applied.problems));
  await enrolUsers(db, [AN, BINH, CHI, DUNG]);
  await appoint(db, "leader", { authority: AUTHORITY });
  await appoint(db, "officer", { holder: BINH, authority: AUTHORITY, place: "mk1" });
  await appoint(db, "officer", { holder: DUNG, authority: AUTHORITY, place: "mk2" });
  await appoint(db, "approver", { holder: CHI, authority: AUTHORITY, sectors: ["crop"] });
});
afterAll(() => desk?.stop());

async function open(who: Who, path: string, size: Size = WIDE): Promise<Page> {
  const page = await (await contextOf(desk.browser, desk.site, who, size)).newPage();
  await openPage(page, desk.site.base + path);
  return page;
}

const addressOf = (place: string, page = "/phieu"): string => `${page}?che-do=thang&dia-ban=${place}&ky=2023-M11&${OWN}`;

/** Types the one figure of the form that stands open, and sends it. */
async function send(page: Page, figure: string, told: string): Promise<void> {
  await cursor(page).waitFor();
  await page.locator("td[data-at]").first().click();
  await waitCursor(page);
  await page.keyboard.type(figure);
  await page.keyboard.press("Enter");
  await waitSaved(page);
  await page.getByRole("button", { name: "Gửi báo cáo" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Gửi", exact: true }).click();
  await page.getByText(told).waitFor();
}

/** What a page that stands open shows when it has heard of a change. */
const shows = (page: Page, text: string | RegExp): Promise<void> => page.getByRole("main").getByText(text).first().waitFor();

test("[W35] [V20] [Y33] [Y66] [Y100] a month closes: two communes send, one is returned and mends, the department approves; overview and report draft that stand open follow, and the leader's question is answered", async () => {
  const overview = await open("an", `/?${OWN}&year=2023`, PHONE);
  const report = await open("an", `/bao-cao?${OWN}&year=2023`);
  const loud = [overview, report].map(listenLoud);
  await shows(overview, "200,0");
  await shows(report, /200,0\/220,0 ha/);

  // The leader asks why the district is behind.
  const question = await open("an", `/chi-tieu/crop.maize-area?${OWN}&year=2023`);
  await question.getByRole("button", { name: "Đề nghị giải trình" }).click();
  await question.getByRole("dialog").getByLabel("Câu hỏi").fill("Vì sao diện tích ngô còn chậm?");
  await question.getByRole("dialog").getByRole("button", { name: "Gửi đề nghị" }).click();
  const thread = question.locator("#giai-trinh");
  await thread.getByText("Vì sao diện tích ngô còn chậm?").waitFor();

  const upper = await open("binh", addressOf("mk1"));
  await send(upper, "12,5", "Đã gửi lần 1.");
  const lower = await open("dung", addressOf("mk2"));
  await send(lower, "9,0", "Đã gửi lần 1.");

  // The department approves one, and returns the other.
  const department = await open("chi", addressOf("mk1", "/duyet/phieu"));
  await department.getByRole("table", { name: "Các dòng của lần gửi 1" }).waitFor();
  await department.keyboard.press("a");
  await department.getByRole("dialog", { name: "Duyệt lần gửi 1?" }).waitFor();
  await department.keyboard.press("Enter");
  await shows(overview, "212,5");
  await shows(report, /212,5\/220,0 ha/);
  await openPage(department, desk.site.base + addressOf("mk2", "/duyet/phieu"));
  await department.getByRole("table", { name: "Các dòng của lần gửi 1" }).waitFor();
  await department.keyboard.press("r");
  const dialog = department.getByRole("dialog", { name: "Trả lại lần gửi 1?" });
  await dialog.getByLabel("Lý do", { exact: true }).fill("Thiếu thôn Nà Khê");
  await dialog.getByRole("button", { name: "Trả lại" }).click();
  await department.getByText(/Đã trả lại/).waitFor();

  await lower.reload();
  await lower
    .getByRole("alert")
    .getByText(/Thiếu thôn Nà Khê/)
    .waitFor();
  await send(lower, "11,0", "Đã gửi lần 2.");
  await openPage(department, desk.site.base + addressOf("mk2", "/duyet/phieu"));
  await department.getByRole("table", { name: "Các dòng của lần gửi 2" }).waitFor();
  await department.keyboard.press("a");
  await department.getByRole("dialog", { name: "Duyệt lần gửi 2?" }).waitFor();
  await department.keyboard.press("Enter");
  await shows(overview, "223,5");
  await shows(overview, "101,59");
  await shows(report, /223,5\/220,0 ha/);

  // What was asked about is another figure now; the department says why it came late.
  const answer = await open("chi", `/giai-trinh?${OWN}`);
  await answer.getByRole("table").getByRole("link").first().click();
  await answer.getByRole("button", { name: "Trả lời", exact: true }).click();
  await answer.getByLabel("Nội dung giải trình").fill("Hai xã gửi tháng 11 muộn, nay đã đủ.");
  await answer.getByRole("button", { name: "Gửi giải trình" }).click();
  await thread.getByText("Hai xã gửi tháng 11 muộn, nay đã đủ.").waitFor();
  await openPage(question, `${answer.url()}`);
  await question.getByText("Số đã được sửa sau khi hỏi: 200,0 ha → 223,5 ha").waitFor();
  await question.getByRole("button", { name: "Chấp nhận" }).click();
  await question.getByRole("button", { name: "Chấp nhận giải trình" }).click();
  await question.getByText("đã chấp nhận", { exact: true }).waitFor();
  expect(loud.flat()).toEqual([]);
});

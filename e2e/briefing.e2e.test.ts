import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { enrolUsers } from "../packages/server/test/enrol-users.ts";
import { appoint } from "./appoint.ts";
import { approveSheet, FIELDS, returnSheet, SOCIAL, sendSheet } from "./approval.ts";
import { PHONE, type Size, WIDE } from "./browser.ts";
import { listenLoud, lookOverBoth } from "./look-over.ts";
import { openPage } from "./pages.ts";
import { AN, BINH, CHI, contextOf, cookieOf, DUNG, type Who } from "./people.ts";
import { AUTHORITY, type Desk, openDesk } from "./sheet.ts";

let desk: Desk;
const OWN = `authority=${AUTHORITY}`;
const ADDRESS = `/dieu-hanh?${OWN}&year=2023`;

beforeAll(async () => {
  desk = await openDesk(["kl01", "kl02", "kl03"]);
  const { db } = desk.site;
  await enrolUsers(db, [AN, BINH, CHI, DUNG]);
  await appoint(db, "leader", { authority: AUTHORITY });
  await appoint(db, "approver", { holder: CHI, authority: AUTHORITY, sectors: [...FIELDS, ...SOCIAL] });
  await appoint(db, "approver", { holder: DUNG, authority: AUTHORITY });
});
afterAll(() => desk?.stop());

async function open(who: Who, path: string, size: Size = WIDE): Promise<Page> {
  const page = await (await contextOf(desk.browser, desk.site, who, size)).newPage();
  await openPage(page, desk.site.base + path);
  return page;
}

const freshOf = (page: Page) =>
  page.locator("section").filter({ has: page.getByRole("heading", { level: 2, name: /^Mới từ lần xem trước/ }) });

test("[Y120] [Y121] [Y122] [Y123] [Y124] a leader's page on the phone: the three worst at once, asked why in two taps; late, not paid out, new until it is seen", async () => {
  const phone = await open("an", ADDRESS, PHONE);
  const loud = listenLoud(phone);
  const cards = phone.locator("section").first().getByRole("listitem");
  await cards.first().waitFor();
  const third = await cards.nth(2).boundingBox();
  expect((third?.y ?? 9_999) + (third?.height ?? 0)).toBeLessThanOrEqual(PHONE.height);
  expect(await cards.first().innerText()).toMatch(/Chưa đạt/);

  const button = cards.first().getByRole("button", { name: /^Đề nghị giải trình: / });
  const size = await button.boundingBox();
  expect(size?.height).toBeGreaterThanOrEqual(40);
  await button.click();
  await phone.getByRole("dialog").getByRole("button", { name: "Gửi đề nghị" }).click();
  await phone.getByText("Đã gửi đề nghị giải trình.").waitFor();
  await cards.first().getByRole("link", { name: "giải trình: đang chờ giải trình" }).waitFor();
  expect(await button.count()).toBe(0);
  await phone.getByRole("heading", { level: 2, name: "Giải trình chưa xong (1)" }).waitFor();

  // Who is late, what is not paid out.
  await phone
    .getByText(/^\d+ biểu, (lâu nhất \d+ ngày làm việc|vừa quá hạn)$/)
    .first()
    .waitFor();
  await phone.getByText(/^còn [\d.,]+ triệu đồng$/).waitFor();

  // A form is approved while he looks: it is new, stays so when the page is loaded again, and is not after it was seen.
  const fresh = freshOf(phone);
  const before = Number(/\((\d+)\)/.exec(await fresh.getByRole("heading").innerText())?.[1]);
  await sendSheet(desk.site, "binh", "kl03");
  for (const who of ["chi", "dung"] as const) await approveSheet(desk.site, who, "kl03", 1);
  await fresh.getByRole("heading", { name: `Mới từ lần xem trước (${before + 1})` }).waitFor();
  await fresh.getByText("xã Thạch Khuê").waitFor();
  await phone.reload();
  await fresh.getByText("xã Thạch Khuê").waitFor();

  const faults = await lookOverBoth(phone, ADDRESS, WIDE);
  for (const path of [`${ADDRESS}&mode=interim`, `${ADDRESS}&lang=en`]) {
    await openPage(phone, desk.site.base + path);
    await phone.locator("section").nth(4).getByRole("listitem").first().waitFor();
    faults.push(...(await lookOverBoth(phone, path, WIDE)));
  }
  await phone.setViewportSize(PHONE);
  await openPage(phone, desk.site.base + ADDRESS);
  await fresh.getByRole("button", { name: "Đã xem" }).click();
  await fresh.getByText("Đã ghi là đã xem.").waitFor();
  await phone.reload();
  await fresh.getByText("Không có gì mới từ lần xem trước.").waitFor();
  expect([...faults, ...loud]).toEqual([]);

  // It is for those who steer; the overview leads there.
  await openPage(phone, `${desk.site.base}/?${OWN}&year=2023`);
  await phone.getByRole("main").getByRole("link", { name: "Điều hành" }).click();
  await phone.getByRole("heading", { level: 1, name: "Điều hành" }).waitFor();
  const binh = await open("binh", ADDRESS);
  await binh.getByRole("heading", { level: 1, name: "Không có quyền xem trang này" }).waitFor();
});

/** Somebody asks or answers from elsewhere. */
async function post(who: Who, path: string, body: object): Promise<string> {
  const { base } = desk.site;
  const reply = await fetch(`${base}/api/v1/${path}`, {
    method: "POST",
    headers: { cookie: cookieOf(who), "content-type": "application/json", origin: base },
    body: JSON.stringify({ authority: AUTHORITY, ...body }),
  });
  // The server answers by its own schemas.
  const { id = "" } = (await reply.json()) as { readonly id?: string };
  if (!reply.ok) throw new Error(`${path}: ${reply.status}`);
  return id;
}

test("[Y107] [Y124] [W35] a month closes: two communes send, one is returned and mends, both are approved; pages that stand open show the totals, what is new, and that the figure asked about is another one", async () => {
  const cell = { indicator: "crop.tea-area", place: "kl01", period: "2023-M11" };
  const id = await post("an", "explanations", { ...cell, text: "Vì sao chưa có số tháng 11?", days: 1 });
  const totals = await open("an", `/tong-hop?${OWN}&ky=2023-M11`);
  const total = totals
    .getByRole("row")
    .filter({ has: totals.getByRole("rowheader").filter({ hasText: "Diện tích chè hiện có" }) })
    .locator("td[data-measure=total]");
  const places = async (): Promise<number> => Number(/(\d+)\/8 nơi/.exec(await total.innerText())?.[1] ?? 0);
  await total.waitFor();
  const before = await places();
  const steering = await open("an", ADDRESS, PHONE);
  const thread = await open("an", `/giai-trinh/${id}?${OWN}`);
  await thread.getByText(/^Lúc hỏi: thực hiện chưa có số liệu/).waitFor();

  for (const place of ["kl01", "kl02"]) await sendSheet(desk.site, "binh", place);
  await approveSheet(desk.site, "chi", "kl01", 1);
  await returnSheet(desk.site, "chi", "kl02", 1);
  const fresh = freshOf(steering);
  await fresh.getByText(/^Trả lại 1 phiếu: /).waitFor();
  await sendSheet(desk.site, "binh", "kl02", { figures: { "crop.tea-area": "19,5" } });
  await approveSheet(desk.site, "chi", "kl02", 2);
  await approveSheet(desk.site, "dung", "kl01", 1);
  await approveSheet(desk.site, "dung", "kl02", 2);

  await expect.poll(places, { timeout: 20_000 }).toBe(before + 2);
  await fresh.getByText("thị trấn Đông Khuê, xã Vân Khuê", { exact: false }).waitFor();
  await thread.getByText(/^Số đã được sửa sau khi hỏi: chưa có số liệu → [\d,]+ ha$/).waitFor();
  await post("binh", `explanations/${id}/answer`, { seen: 1, text: "Đã gửi và được duyệt" });
  await thread.getByText("Đã gửi và được duyệt").waitFor();
  await thread.getByRole("button", { name: "Chấp nhận" }).click();
  await thread.getByRole("button", { name: "Chấp nhận giải trình" }).click();
  await thread.getByText("đã chấp nhận", { exact: true }).waitFor();
});

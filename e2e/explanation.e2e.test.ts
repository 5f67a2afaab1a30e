import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { enrolUsers } from "../packages/server/test/enrol-users.ts";
import { appoint } from "./appoint.ts";
import { PHONE, type Size, WIDE } from "./browser.ts";
import { listenLoud, lookOverBoth } from "./look-over.ts";
import { openPage } from "./pages.ts";
import { AN, CHI, contextOf, cookieOf, DUNG, type Who } from "./people.ts";
import { AUTHORITY, type Desk, openDesk } from "./sheet.ts";

let desk: Desk;
const OWN = `authority=${AUTHORITY}`;

beforeAll(async () => {
  desk = await openDesk(["kl01"]);
  const { db } = desk.site;
  // Who has to answer is found among the users of the installation.
  await enrolUsers(db, [AN, CHI, DUNG]);
  await appoint(db, "leader", { authority: AUTHORITY });
  for (const holder of [CHI, DUNG]) await appoint(db, "approver", { holder, authority: AUTHORITY, sectors: ["crop"] });
});
afterAll(() => desk?.stop());

async function open(who: Who, path: string, size: Size = WIDE): Promise<Page> {
  const page = await (await contextOf(desk.browser, desk.site, who, size)).newPage();
  await openPage(page, desk.site.base + path);
  return page;
}

/** Somebody answers from elsewhere. */
async function answerAs(who: Who, id: string, seen: number, text: string): Promise<void> {
  const { base } = desk.site;
  const reply = await fetch(`${base}/api/v1/explanations/${id}/answer`, {
    method: "POST",
    headers: { cookie: cookieOf(who), "content-type": "application/json", origin: base },
    body: JSON.stringify({ authority: AUTHORITY, seen, text }),
  });
  if (!reply.ok) throw new Error(await reply.text());
}

test("[Y100] [Y104] [Y106] [Y108] [Q82] a leader asks about a verdict, two answer at once, he asks further on the phone, accepts; it stays with the verdict", async () => {
  const an = await open("an", `/chi-tieu/crop.tea-area?${OWN}&year=2023`);
  const loud = listenLoud(an);
  await an.getByRole("button", { name: "Đề nghị giải trình" }).click();
  const dialog = an.getByRole("dialog");
  expect(await dialog.getByLabel("Câu hỏi").inputValue()).toContain("chè");
  await dialog.getByLabel("Câu hỏi").fill("");
  await dialog.getByRole("button", { name: "Gửi đề nghị" }).click();
  await dialog.getByText("Ghi nội dung rồi gửi.").waitFor();
  await dialog.getByLabel("Câu hỏi").fill("Vì sao diện tích chè chưa đạt?");
  await dialog.getByRole("button", { name: "Gửi đề nghị" }).click();
  const thread = an.locator("#giai-trinh");
  await thread.getByText("Vì sao diện tích chè chưa đạt?").waitFor();
  await thread.getByText(/^Lúc hỏi:/).waitFor();
  expect(await an.getByRole("button", { name: "Đề nghị giải trình" }).count()).toBe(0);

  // Chi writes; Dũng is faster: what Chi wrote stays, and what Dũng wrote stands above it.
  const chi = await open("chi", `/viec?${OWN}`);
  await chi.getByRole("heading", { level: 2, name: "Việc chờ bạn hôm nay" }).waitFor();
  await chi.getByText("1 giải trình cần trả lời").waitFor();
  const faults = await lookOverBoth(chi, "/viec", WIDE);
  await openPage(chi, `${desk.site.base}/giai-trinh?${OWN}`);
  await chi.getByLabel("Việc của tôi (1)").check();
  await chi.getByText("chờ bạn trả lời").waitFor();
  await chi.getByRole("table").getByRole("link").first().click();
  await chi.getByText("Người giải trình: Lê Văn Chi, Phạm Văn Dũng").waitFor();
  const id = /giai-trinh\/(\d+)/.exec(chi.url())?.[1] ?? "";
  await chi.getByRole("button", { name: "Trả lời" }).click();
  const field = chi.getByLabel("Nội dung giải trình");
  await field.fill("Rét đậm cuối năm, đã trồng dặm 12 ha");
  await answerAs("dung", id, 1, "Thiếu cây giống");
  await chi.getByRole("button", { name: "Gửi giải trình" }).click();
  await chi
    .getByRole("alert")
    .getByText(/Phạm Văn Dũng vừa giải trình/)
    .waitFor();
  await chi.getByText("Thiếu cây giống").waitFor();
  expect(await field.inputValue()).toContain("trồng dặm 12 ha");

  // The leader is told on his open page, and asks further on the phone.
  await thread.getByText("Thiếu cây giống").waitFor();
  const phone = await open("an", `/giai-trinh/${id}?${OWN}`, PHONE);
  await phone.getByRole("button", { name: "Hỏi thêm" }).click();
  await phone.getByLabel("Còn phải giải trình thêm điều gì").fill("Đã trồng dặm bao nhiêu?");
  await phone.getByRole("button", { name: "Gửi câu hỏi thêm" }).click();
  await phone.getByText("Đã trồng dặm bao nhiêu?").waitFor();

  // Now it is Chi's turn again: what she wrote goes, with evidence.
  await chi.getByText("Đã trồng dặm bao nhiêu?").waitFor();
  await chi
    .locator("input[type=file]")
    .setInputFiles({ name: "bien-ban.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.7\nx") });
  await chi.getByRole("button", { name: "Bỏ bien-ban.pdf" }).waitFor();
  await chi.getByRole("button", { name: "Gửi giải trình" }).click();
  await chi.getByText("đã giải trình, chờ xem xét").waitFor();
  await chi.getByRole("link", { name: "bien-ban.pdf" }).waitFor();

  await phone.getByRole("button", { name: "Chấp nhận" }).click();
  await phone.getByRole("button", { name: "Chấp nhận giải trình" }).click();
  await phone.getByText("đã chấp nhận", { exact: true }).waitFor();

  // It stays with the verdict; who sees another place only sees nothing of it.
  await openPage(an, `${desk.site.base}/?${OWN}&year=2023`);
  await an.getByRole("link", { name: "giải trình: đã chấp nhận" }).click();
  await an.locator("#giai-trinh").getByText("Thiếu cây giống").waitFor();
  const binh = await open("binh", `/giai-trinh?${OWN}&state=closed`);
  await binh.getByText("Không có đề nghị nào khớp bộ lọc.").waitFor();

  const pages = [
    `/giai-trinh?${OWN}`,
    `/giai-trinh?${OWN}&state=closed`,
    `/giai-trinh/${id}?${OWN}`,
    `/giai-trinh/${id}?${OWN}&lang=en`,
  ];
  for (const path of [...pages, `/chi-tieu/crop.tea-area?${OWN}&year=2023`]) {
    await openPage(an, desk.site.base + path);
    await an
      .getByText(/Diện tích chè|Không còn đề nghị giải trình nào chưa xong/)
      .first()
      .waitFor({ state: "attached" });
    faults.push(...(await lookOverBoth(an, path, WIDE)));
  }
  expect([...faults, ...loud]).toEqual([]);
});

import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { makeAnnex } from "../packages/documents/test/make-annex.ts";
import { makeXlsx, rowsOf } from "../packages/documents/test/make-xlsx.ts";
import { type Asking, approveAs, sendAs } from "./approval.ts";
import { openBrowser, PHONE, type Size } from "./browser.ts";
import { openPage } from "./pages.ts";
import { type ServedSite, serveSite } from "./serve-site.ts";
import { type Account, ADMIN, makeAdmin, signIn } from "./sign-in.ts";

/** `node e2e/guide-shots.ts [name]`: the pictures of docs/huong-dan, of the made-up district. */
const [only] = process.argv.slice(2);
const FOLDER = join(import.meta.dirname, "../docs/huong-dan/anh");
const DESK = { width: 1200, height: 760 } as const;
const WIDE = { width: 1440, height: 860 } as const;
const AUTHORITY = "khue-lam";
const FORM = `che-do=kt-xh-thang-2023&dia-ban=kl02&ky=2023-M11&authority=${AUTHORITY}`;

mkdirSync(FOLDER, { recursive: true });
const isWanted = (name: string): boolean => only === undefined || only === name;

async function take(page: Page, name: string): Promise<void> {
  await page.waitForTimeout(400);
  const file = join(FOLDER, `${name}.png`);
  await page.screenshot({ path: file });
  console.log(file, `${Math.ceil(statSync(file).size / 1000)} kB`);
}

const bold = (text: string) => ({ text, bold: true });
/** A made-up annex, as a district issues it. */
const ANNEX = makeAnnex({
  name: "Phụ lục",
  rows: [
    ["PHỤ LỤC I"],
    ["CÁC CHỈ TIÊU KẾ HOẠCH PHÁT TRIỂN KINH TẾ - XÃ HỘI NĂM 2024"],
    ["(Kèm theo Quyết định số 4321/QĐ-UBND ngày 20 tháng 12 năm 2023 của Ủy ban nhân dân huyện Khuê Lâm)"],
    ["TT", "Chỉ tiêu", "ĐVT", "Năm 2023", "", "Kế hoạch năm 2024", "", "Ghi chú"],
    ["", "", "", "Kế hoạch", "Ước thực hiện", "Tỉnh giao", "Huyện giao", ""],
    ["A", "B", "C", 1, 2, 3, 4, 5],
    [bold("I"), bold("KINH TẾ")],
    ["1", "Diện tích gieo cấy lúa", "Ha", "2.450", "2.468,5", "2.460", "2.480"],
    ["2", "Số mô hình trồng dâu nuôi tằm", "Mô hình", "", 3, "", 5, "mới"],
    [bold("II"), bold("XÃ HỘI")],
    ["1", "Tỷ lệ hộ nghèo", "%", "", "14,5", "", "12-13"],
  ],
  merges: ["A1:H1", "A2:H2", "A3:H3", "A4:A5", "B4:B5", "C4:C5", "D4:E4", "F4:G4", "H4:H5"],
});

/** A user of the made-up district, with the password the server printed at its first start. */
function findUser({ said }: ServedSite, username: string): Account {
  const [, password = "", name = ""] = new RegExp(`^ +${username} +(\\S+) +(.+)$`, "m").exec(said()) ?? [];
  return { username, password, name: name.trim() };
}

async function open(browser: Browser, site: ServedSite, username: string, path: string, size: Size = DESK): Promise<Page> {
  const context = await browser.newContext({ viewport: size, deviceScaleFactor: size === PHONE ? 2 : 1 });
  const page = await context.newPage();
  await signIn(page, site.base, findUser(site, username), "/");
  const asked = path.includes("authority=") ? path : `${path}${path.includes("?") ? "&" : "?"}authority=${AUTHORITY}`;
  await openPage(page, site.base + asked);
  return page;
}

/** The first page of a form on paper, by LibreOffice; where there is none the picture stays as it is. */
function showPaper(docx: string): void {
  const folder = mkdtempSync(join(tmpdir(), "kehoach-paper-"));
  const run = (program: string, args: readonly string[]) => spawnSync(program, args, { cwd: folder }).error === undefined;
  copyFileSync(docx, join(folder, "bieu.docx"));
  const made =
    run("soffice", ["--headless", `-env:UserInstallation=file://${folder}/profile`, "--convert-to", "pdf", "bieu.docx"]) &&
    run("pdftoppm", ["-png", "-r", "80", "-f", "1", "-singlefile", "bieu.pdf", join(FOLDER, "bieu-in")]);
  console.log(made ? join(FOLDER, "bieu-in.png") : "no LibreOffice here: the printed form was left as it is");
  rmSync(folder, { recursive: true, force: true });
}

async function ofDistrict(browser: Browser, site: ServedSite): Promise<void> {
  if (isWanted("viec-cua-toi")) {
    const page = await open(browser, site, "xa.vankhue", "/viec");
    await page
      .getByRole("link", { name: /^Nhập số: / })
      .first()
      .waitFor();
    await take(page, "viec-cua-toi");
  }
  if (isWanted("luoi-nhap")) {
    const page = await open(browser, site, "xa.vankhue", `/phieu?${FORM}`, WIDE);
    await page.locator("td[data-active=true] input").waitFor();
    for (const [row, text] of [
      ["trâu", "1510"],
      ["bò", "9"],
    ] as const) {
      await page
        .getByRole("row")
        .filter({ has: page.getByRole("rowheader", { name: row, exact: true }) })
        .locator("td[data-at]")
        .nth(4)
        .click();
      await page.keyboard.type(text);
      await page.keyboard.press("Enter");
    }
    await page.keyboard.press("ArrowUp");
    await page.getByText(/^Đã lưu lúc/).waitFor();
    await take(page, "luoi-nhap");
  }
  if (isWanted("dien-thoai")) {
    const page = await open(browser, site, "xa.vankhue", `/phieu?${FORM}`, PHONE);
    const card = page.getByRole("textbox").first();
    await card.waitFor();
    await page.getByRole("heading", { name: /TRỒNG TRỌT/ }).evaluate((element) => element.scrollIntoView({ block: "start" }));
    await take(page, "dien-thoai");
  }
  if (isWanted("nhap-excel")) {
    const page = await open(browser, site, "xa.vankhue", `/phieu/excel?${FORM}`);
    const rows = [
      ["BÁO CÁO THÁNG 11 NĂM 2023, XÃ VÂN KHUÊ"],
      ["TT", "Chỉ tiêu", "ĐVT", "Thực hiện tháng 11"],
      ["1", "Diện tích gieo cấy lúa", "ha", "1,234"],
      ["2", "Diện tích rau, đậu các loại", "ha", "18,5"],
      ["3", "Số buổi văn nghệ quần chúng", "buổi", "2"],
    ];
    const bytes = makeXlsx({ sheets: [{ name: "Thang 11", rows: rowsOf(rows) }] });
    await page
      .locator("input[type=file]")
      .first()
      .setInputFiles({ name: "thang 11.xlsx", mimeType: "", buffer: Buffer.from(bytes) });
    const head = page.getByRole("heading", { name: /điều cần trả lời|Xem trước/ }).first();
    await head.waitFor({ timeout: 60_000 });
    await head.scrollIntoViewIfNeeded();
    await head.evaluate((element) => element.scrollIntoView({ block: "start" }));
    await take(page, "nhap-excel");
  }
  if (isWanted("bieu-in")) {
    const page = await open(browser, site, "xa.vankhue", `/phieu/excel?${FORM}`);
    const link = page.getByRole("link", { name: /Tải bản nháp/ });
    const [download] = await Promise.all([page.waitForEvent("download"), link.click()]);
    showPaper(await download.path());
  }
  if (isWanted("phu-luc-cot")) {
    const page = await open(browser, site, "kl.kehoach", "/ke-hoach/2024/phu-luc");
    await page.locator("input[type=file]").setInputFiles({ name: "Phụ lục 2024.xlsx", mimeType: "", buffer: Buffer.from(ANNEX) });
    await page.getByRole("heading", { level: 2, name: "Văn bản và năm kế hoạch" }).waitFor({ timeout: 60_000 });
    await page.getByRole("button", { name: "Tiếp tục" }).click();
    const head = page.getByRole("heading", { level: 2, name: "Từng cột là gì" });
    await head.waitFor();
    await head.evaluate((element) => element.scrollIntoView({ block: "start" }));
    await take(page, "phu-luc-cot");
  }
  if (isWanted("nhap-du-kien")) {
    const page = await open(browser, site, "kl.kehoach", "/ke-hoach/2023/nhap?assigner=hdnd-huyen");
    await page.locator("table input").first().waitFor({ timeout: 60_000 });
    const parts = page.getByRole("radio", { name: "Địa bàn trực thuộc" });
    if ((await parts.count()) > 0) await parts.check();
    const table = page.locator("table").first();
    await table.evaluate((element) => element.scrollIntoView({ block: "start" }));
    await take(page, "nhap-du-kien");
  }
}

/** Signs in as somebody of the made-up district, for requests without a browser. */
async function askAs({ base, ...site }: ServedSite, username: string): Promise<Asking> {
  const { password } = findUser({ base, ...site }, username);
  const reply = await fetch(`${base}/api/auth/sign-in`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: base },
    body: JSON.stringify({ name: username, password }),
  });
  const cookie = reply.headers
    .getSetCookie()
    .map((one) => one.split(";")[0])
    .join("; ");
  return { base, cookie };
}

async function post({ base, cookie }: Asking, path: string, body: object): Promise<string> {
  const reply = await fetch(`${base}/api/v1/${path}`, {
    method: "POST",
    headers: { cookie, "content-type": "application/json", origin: base },
    body: JSON.stringify({ authority: AUTHORITY, ...body }),
  });
  // The server answers by its own schemas.
  const { id = "" } = (await reply.json()) as { readonly id?: string };
  if (!reply.ok) throw new Error(`${path}: ${reply.status}`);
  return id;
}

/** A leader has asked about a verdict and was answered, on a phone and at a desk. */
async function ofExplanations(browser: Browser, site: ServedSite): Promise<void> {
  if (!isWanted("dieu-hanh") && !isWanted("giai-trinh")) return;
  const leader = await askAs(site, "kl.lanhdao");
  const cell = { indicator: "crop.tea-area", place: "kl", period: "2023", days: 3 };
  const id = await post(leader, "explanations", {
    ...cell,
    text: "Vì sao diện tích chè chưa đạt kế hoạch? Nêu nguyên nhân, giải pháp và thời hạn khắc phục.",
  });
  const text = "Rét đậm tháng 1 làm chết 0,4 ha chè mới trồng ở xã Vân Khuê. Đã cấp cây giống để trồng dặm, xong trong tháng 3.";
  await post(await askAs(site, "kl.duyet.nongnghiep"), `explanations/${id}/answer`, { seen: 1, text });
  if (isWanted("dieu-hanh")) {
    const page = await open(browser, site, "kl.lanhdao", "/dieu-hanh?year=2023", PHONE);
    await page.getByText("Vốn chưa giải ngân").waitFor();
    await take(page, "dieu-hanh");
  }
  if (isWanted("giai-trinh")) {
    const page = await open(browser, site, "kl.lanhdao", `/giai-trinh/${id}`);
    await page.getByRole("button", { name: "Chấp nhận" }).waitFor();
    await take(page, "giai-trinh");
  }
}

/** A month on its way: six communes have sent, departments have approved four, the district two. */
async function passMonth(site: ServedSite): Promise<void> {
  const asking = (username: string) => askAs(site, username);
  const officers = ["xa.dongkhue", "xa.vankhue", "xa.thachkhue", "xa.nalua", "xa.suoilua", "xa.cochuong"];
  for (const [at, username] of officers.entries()) await sendAs(await asking(username), `kl0${at + 1}`);
  for (const username of ["kl.duyet.nongnghiep", "kl.duyet.taichinh", "kl.duyet.vanphong"]) {
    const approver = await asking(username);
    for (const place of ["kl01", "kl02", "kl03", "kl04"]) await approveAs(approver, place, 1);
  }
  const head = await asking("kl.duyet");
  for (const place of ["kl03", "kl04"]) await approveAs(head, place, 1);
}

/** Pictures of a month that is approved and added up. */
const OF_MONTH = [
  { name: "hop-duyet", username: "kl.duyet", path: "/duyet", wait: "Xem để duyệt" },
  { name: "man-hinh-duyet", username: "kl.duyet", path: `/duyet/phieu?${FORM}`, wait: "Lịch sử gửi và duyệt" },
  { name: "tong-hop", username: "kl.kehoach", path: "/tong-hop?ky=2023-M11", wait: "Nơi chưa báo cáo" },
  { name: "don-doc", username: "kl.kehoach", path: "/don-doc", wait: "Mức đúng hạn" },
] as const;

async function ofMonth(browser: Browser, site: ServedSite): Promise<void> {
  const wanted = OF_MONTH.filter(({ name }) => isWanted(name));
  if (wanted.length === 0) return;
  await passMonth(site);
  for (const { name, username, path, wait } of wanted) {
    const page = await open(browser, site, username, path, WIDE);
    await page
      .getByText(wait)
      .or(page.getByRole("link", { name: new RegExp(`^${wait}`) }))
      .first()
      .waitFor({ state: "attached" });
    await take(page, name);
  }
}

async function ofKeepers(browser: Browser, site: ServedSite): Promise<void> {
  makeAdmin(site);
  site.run(["backup"]);
  const page = await (await browser.newContext({ viewport: DESK })).newPage();
  await signIn(page, site.base, ADMIN, "/quan-tri/sao-luu");
  await openPage(page, `${site.base}/quan-tri/sao-luu`);
  await page
    .getByText(/kehoach-\d{4}/)
    .first()
    .waitFor();
  await take(page, "sao-luu");
  await openPage(page, `${site.base}/quan-tri/nguoi-dung/nhap`);
  const rows = [
    ["TT", "Họ và tên", "Email", "Vai trò", "Đơn vị", "Chức vụ"],
    ["1", "Hoàng Thị Lan", "lan@vidu.gov.vn", "Nhập liệu", "xã Yên Mỹ", "Công chức văn hóa"],
    ["2", "Triệu Văn Sơn", "son@vidu.gov.vn", "Kế hoạch", "064", "Chuyên viên"],
    ["3", "Nông Văn Tài", "tai@vidu", "Nhập liệu", "xã Bằng Lãng", ""],
  ];
  const bytes = makeXlsx({ sheets: [{ name: "Người dùng", rows: rowsOf(rows) }] });
  await page.locator("input[type=file]").setInputFiles({ name: "người dùng.xlsx", mimeType: "", buffer: Buffer.from(bytes) });
  await page.locator("tbody tr").first().waitFor({ timeout: 60_000 });
  await take(page, "nhap-nguoi-dung");
}

const [site, browser] = await Promise.all([serveSite({ withDemo: true }), openBrowser()]);
if (only !== "sao-luu" && only !== "nhap-nguoi-dung") await ofDistrict(browser, site);
await ofMonth(browser, site);
await ofExplanations(browser, site);
if (isWanted("sao-luu") || isWanted("nhap-nguoi-dung")) await ofKeepers(browser, site);
await browser.close();
await site.stop();

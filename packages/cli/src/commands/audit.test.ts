import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { auditLine } from "../../../api/src/audit-json.ts";
import { run } from "./audit.ts";

const MAIN = fileURLToPath(new URL("../main.ts", import.meta.url));
/** 60/80 is 75 %: wrong. The tons hold. */
const WRONG = "Diện tích lúa đạt 60 ha/80 ha, đạt 85,5% KH. Sản lượng thóc đạt 450 tấn/500 tấn, đạt 90% KH.\n";
const RIGHT = "Sản lượng thóc đạt 450 tấn/500 tấn, đạt 90% KH.\n";

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "kehoach-audit-"));
  await writeFile(join(folder, "sai.txt"), WRONG);
  await writeFile(join(folder, "dung.txt"), RIGHT);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

type Ran = { readonly code: number | null; readonly out: string; readonly err: string };

/** The command in this process. What looks like a path is one of the folder, and is told without it. */
async function audit(args: readonly string[], language = "vi"): Promise<Ran> {
  vi.stubEnv("KEHOACH_LANG", language);
  const told = { out: "", err: "" };
  const spies = [
    vi.spyOn(process.stdout, "write").mockImplementation((text) => {
      told.out += String(text);
      return true;
    }),
    vi.spyOn(console, "log").mockImplementation((text: unknown) => void (told.out += `${String(text)}\n`)),
    vi.spyOn(console, "error").mockImplementation((text: unknown) => void (told.err += `${String(text)}\n`)),
  ];
  try {
    const code = await run(args.map((arg) => (/^[^-].*[./]|^\.$/u.test(arg) ? join(folder, arg) : arg)));
    return { code, out: told.out.replaceAll(`${folder}/`, ""), err: told.err.replaceAll(`${folder}/`, "") };
  } finally {
    for (const spy of spies) spy.mockRestore();
    vi.unstubAllEnvs();
  }
}

function parseLines(out: string): readonly ReturnType<typeof auditLine.parse>[] {
  return out
    .trimEnd()
    .split("\n")
    .map((line) => auditLine.parse(JSON.parse(line)));
}

test("[Q208] [Q209] the table: errors with what is compared, computed and printed, then one line of what was looked at", async () => {
  const { code, out, err } = await audit(["sai.txt"]);
  expect([code, err]).toEqual([1, ""]);
  expect(out).toMatch(
    /^sai\.txt\n\nSAI \(1\)\n {2}dòng 1 {2}Tỷ lệ so với kế hoạch {2}ghi 85,5% {2}tính được 75 % {2}[0-9a-f]{16}\n {6}Số liệu không khớp: 60 ha \/ 80 ha = 75 %;/u,
  );
  expect(out.trimEnd().split("\n").at(-1)).toBe("đã kiểm 6 số, 2 quan hệ: 1 khớp, 1 sai, 0 xem lại, 0 không kiểm được");
  const right = await audit(["dung.txt"], "en");
  expect(right).toEqual({
    code: 0,
    err: "",
    out: "dung.txt\n\nchecked 3 figures, 1 relations: 1 agree, 0 wrong, 0 to review, 0 could not be checked\n",
  });
});

test("[Q203] [Q209] several files as JSON: a line each on stdout, one unreadable does not stop the others, logs on stderr", async () => {
  await writeFile(join(folder, "rong.docx"), "");
  await mkdir(join(folder, "out"));
  const { code, out, err } = await audit(["sai.txt", "rong.docx", "khong-co.txt", "out/", "dung.txt", "--format", "json"]);
  expect(code).toBe(2);
  const lines = parseLines(out);
  expect(lines.map((line) => line.document.name)).toEqual(["sai.txt", "rong.docx", "khong-co.txt", "out", "dung.txt"]);
  expect(lines.map((line) => ("error" in line ? line.error.code : line.summary.byResult.error))).toEqual([
    1,
    "FILE_EMPTY",
    "FILE_NOT_FOUND",
    "FILE_IS_FOLDER",
    0,
  ]);
  expect(err.split("\n")).toEqual([
    "rong.docx: Tệp rỗng, không có nội dung để rà soát.",
    "khong-co.txt: Không có tệp này.",
    "out: Đây là thư mục; hãy ghi rõ từng tệp.",
    "",
  ]);
  expect((await audit(["dung.txt", "sai.txt", "--format=json"])).code).toBe(1);
});

test("[Q201] the JSON of a file: spans count in what --format text prints, the message follows the language", async () => {
  await writeFile(join(folder, "sai.txt"), `😀 mở đầu\n\n${WRONG}`);
  const text = await audit(["sai.txt", "--format", "text"]);
  expect([text.code, text.out]).toEqual([0, `😀 mở đầu\n\n${WRONG}`]);
  const points = [...text.out];
  const [line] = parseLines((await audit(["sai.txt", "--format", "json"], "en")).out);
  if (!line || "error" in line) throw new Error("it is readable");
  for (const { span, text: printed } of line.figures) expect(points.slice(span.start, span.end).join("")).toBe(printed);
  const [wrong] = line.checks.filter(({ result }) => result === "error");
  expect(wrong).toMatchObject({ rule: "percent-of-plan", stated: "85,5%", span: { line: 3 } });
  expect(wrong?.message).toMatch(/^The figures do not agree/u);
});

test("[Q209] --fail-on review makes a review count", async () => {
  // More parts than the total, but "trong đó" leaves open what they are parts of.
  await writeFile(join(folder, "xem.txt"), "Tiếp nhận 311 đơn; trong đó có 132 đơn khiếu nại và 180 đơn tố cáo.\n");
  const [line] = parseLines((await audit(["xem.txt", "--format", "json"])).out);
  expect(line && "checks" in line && line.summary.byResult).toMatchObject({ error: 0, review: 1 });
  expect((await audit(["xem.txt"])).code).toBe(0);
  expect((await audit(["xem.txt", "--fail-on", "review"])).code).toBe(1);
});

test.each([
  [[], "Thiếu tham số."],
  [["a.txt", "--format", "htm"], "không nhận “htm”. Có phải html?"],
  [["a.txt", "--fail-on", "ok"], "--fail-on nhận error, review; không nhận “ok”."],
  [["a.txt", "--ignore", "x"], "--ignore và --reason đi cùng nhau"],
  [["a.txt", "b.txt", "--ignore", "x", "--reason", "y"], "--ignore chỉ dùng với một tệp."],
  [["a.txt", "--formt", "json"], "Không có cờ “--formt”. Có phải --format?"],
])("[Q209] %j is wrong use: 2, and it is named", async (args, words) => {
  const { code, out, err } = await audit(args);
  expect(err).toContain(words);
  expect([code, out]).toEqual([2, ""]);
});

test("[Q210] html, xlsx beside the report by default, in --out if given; twins keep their ending; never over a report", async () => {
  expect(await audit(["sai.txt", "--format", "html"])).toMatchObject({ code: 1, err: "" });
  expect(await audit(["dung.txt", "--format", "xlsx"])).toMatchObject({ code: 0, err: "" });
  await writeFile(join(folder, "sai.md"), WRONG);
  await mkdir(join(folder, "out"));
  expect((await audit(["sai.txt", "sai.md", "dung.txt", "--format", "html", "--out", "./out"])).code).toBe(1);
  expect((await readdir(folder)).toSorted()).toEqual("dung.ra-soat.xlsx dung.txt out sai.md sai.ra-soat.html sai.txt".split(" "));
  expect((await readdir(join(folder, "out"))).toSorted()).toEqual(
    "dung.ra-soat.html sai.md.ra-soat.html sai.txt.ra-soat.html".split(" "),
  );
  expect(await readFile(join(folder, "sai.ra-soat.html"), "utf8")).toMatch(/^<!doctype html>/u);

  await symlink("sai.txt", join(folder, "link.html"));
  for (const out of ["sai.txt", "./sai.txt", "link.html"]) {
    for (const format of ["html", "json"]) {
      const refused = await audit(["sai.txt", "--format", format, "--out", out]);
      expect(refused.code).toBe(2);
      expect(refused.err).toContain("không ghi đè");
    }
  }
  expect(await readFile(join(folder, "sai.txt"), "utf8")).toBe(WRONG);
});

test("[Q210] --out keeps the table and the JSON too", async () => {
  expect(await audit(["sai.txt", "--format", "json", "--out", "kq/a.json"])).toEqual({ code: 1, out: "", err: "" });
  expect(parseLines(await readFile(join(folder, "kq/a.json"), "utf8"))).toHaveLength(1);
});

test.skipIf(process.getuid?.() === 0)(
  "[Q210] what can not be written is said (not tried as root, who may write everywhere)",
  async () => {
    await mkdir(join(folder, "khoa"));
    await chmod(join(folder, "khoa"), 0o500);
    expect(await audit(["sai.txt", "--format", "html", "--out", "khoa/a.html"])).toMatchObject({
      code: 2,
      err: "khoa/a.html: không ghi được: không có quyền ghi vào thư mục này.\n",
    });
  },
);

test("[Q210] comments go into Word files only: another gets a report of its findings, and that is said", async () => {
  const { code, err } = await audit(["sai.txt", "--format", "docx"]);
  expect([code, err]).toEqual([1, "sai.txt: chỉ chèn nhận xét được vào tệp .docx, nên bản ghi ra là phiếu rà soát riêng.\n"]);
  const [line] = parseLines((await audit(["sai.ra-soat.docx", "--format", "json"])).out);
  expect(line && "document" in line && "kind" in line.document && line.document.kind).toBe("docx");
  // The report is a Word file itself: it takes comments.
  expect(await audit(["sai.ra-soat.docx", "--format", "docx", "--out", "./co-nhan-xet.docx"])).toMatchObject({ err: "" });
});

test("[Q211] a finding set aside is shown last with its reason, and no longer fails", async () => {
  const [mark = ""] = /[0-9a-f]{16}/u.exec((await audit(["sai.txt"])).out) ?? [];
  const unknown = await audit(["sai.txt", "--ignore", "0000", "--reason", "x"]);
  expect(unknown.code).toBe(2);
  expect(unknown.err).toContain(`  ${mark}  85,5%`);
  expect(existsSync(join(folder, "sai.kehoach.json"))).toBe(false);

  expect(await audit(["sai.txt", "--ignore", mark, "--reason", "Kế hoạch điều chỉnh"])).toEqual({
    code: 0,
    out: "Đã bỏ qua “85,5%”, ghi vào sai.kehoach.json\n",
    err: "",
  });
  const kept = JSON.parse(await readFile(join(folder, "sai.kehoach.json"), "utf8"));
  expect(kept).toMatchObject({
    schema: "kehoach-ignore/1",
    ignored: [
      {
        fingerprint: mark,
        reason: "Kế hoạch điều chỉnh",
        at: expect.stringMatching(/^\d{4}-\d\d-\d\d$/u),
        rule: "percent-of-plan",
        stated: "85,5%",
      },
    ],
  });
  const { code, out } = await audit(["sai.txt"]);
  expect(code).toBe(0);
  expect(out).toMatch(/\n\nBỎ QUA \(1\)\n {2}dòng 1[^\n]*\n[^\n]*\n {6}Lý do bỏ qua: Kế hoạch điều chỉnh\n\n/u);
  expect(out).toContain("1 khớp, 0 sai, 0 xem lại, 1 bỏ qua, 0 không kiểm được");
  const [line] = parseLines((await audit(["sai.txt", "--format", "json"])).out);
  expect(line && "checks" in line && line.checks[0]?.ignored).toMatchObject({ reason: "Kế hoạch điều chỉnh" });

  await writeFile(join(folder, "sai.txt"), RIGHT);
  expect((await audit(["sai.txt"])).out).toContain(`Mục bỏ qua không còn gặp: 85,5% (${mark}).`);
});

test("[Q207] a broken side file is told with line and column, and the report is not audited without it", async () => {
  await writeFile(join(folder, "sai.kehoach.json"), '{\n  "schema": "kehoach-ignore/1",\n  "ignored": [{"fingerprint": 7}]\n}\n');
  const { code, out, err } = await audit(["sai.txt", "dung.txt", "--format", "json"]);
  expect(code).toBe(2);
  expect(err).toContain('sai.kehoach.json:3:31: "fingerprint" phải là một chuỗi chữ');
  expect(parseLines(out).map((line) => ("error" in line ? line.error.code : "đọc được"))).toEqual(["IGNORE_FILE", "đọc được"]);
});

test("[Q208] nothing in a document commands the terminal", async () => {
  await writeFile(join(folder, "sai.txt"), WRONG.replace("85,5%", "85,5\u001b[2J%"));
  await writeFile(join(folder, "\u001b[31msai.txt"), WRONG);
  for (const file of ["sai.txt", "\u001b[31msai.txt"]) expect((await audit([file])).out).not.toContain("\u001b");
});

test("[Q209] --help names every flag and every exit code", async () => {
  const { code, out } = await audit(["--help"]);
  expect(code).toBe(0);
  for (const word of ["--format", "--out", "--fail-on", "--ignore", "--reason", "Mã kết thúc: 0", "docs/ra-soat.md"])
    expect(out).toContain(word);
});

test("[Q209] as a process of its own: nothing but JSON on stdout, the exit code, no database and no server", () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, "audit", "sai.txt", "khong-co.txt", "--format", "json"], {
    cwd: folder,
    encoding: "utf8",
    // Nowhere to be found: it would fail if it were looked for.
    env: { ...process.env, KEHOACH_LANG: "vi", DATABASE_URL: "postgres://127.0.0.1:1/none", KEHOACH_DATA: join(folder, "none") },
  });
  expect([status, stderr]).toEqual([2, "khong-co.txt: Không có tệp này.\n"]);
  expect(parseLines(stdout).map((line) => "error" in line)).toEqual([false, true]);
  expect(existsSync(join(folder, "none"))).toBe(false);
});

test("[Q209] a reader that closes the pipe early is no fault of the program", async () => {
  await writeFile(join(folder, "dai.txt"), WRONG.repeat(300));
  const command = `"${process.execPath}" "${MAIN}" audit dai.txt --format json | head -c 10`;
  const { stdout, stderr } = spawnSync("sh", ["-c", command], { cwd: folder, encoding: "utf8" });
  expect([stdout, stderr]).toEqual(['{"schema":', ""]);
});

import { basename } from "node:path";
import { type Audit, auditDocument } from "@kehoach/core/audit/audit";
import type { Ignored } from "@kehoach/core/audit/output/ignored";
import { summarise } from "@kehoach/core/audit/output/summarise";
import { toAuditErrorJson, toAuditJson } from "@kehoach/core/audit/to-json";
import { saySummary } from "@kehoach/core/words/audit-words";
import { explainCheck, type Language } from "@kehoach/core/words/explain-check";
import { isEnglish, say } from "../language.ts";
import type { Hold } from "./against.ts";
import { type Asked, isWritten, type WrittenFormat } from "./asked.ts";
import { toOneLine } from "./one-line.ts";
import { complain, isSafe, UNREADABLE, write } from "./out-file.ts";
import { outputOf, sideFileOf } from "./paths.ts";
import type { Input, InputFault } from "./read-input.ts";
import { showTable } from "./show-table.ts";
import { addToSideFile, readSideFile } from "./side-file.ts";
import { makeOutput } from "./write-output.ts";

/** What is printed on the screen, or kept for the one file of `--out`. */
export type Printer = (text: string) => void;

function languageOf(): Language {
  return isEnglish() ? "en" : "vi";
}

/** Errors (and reviews, if asked) that nobody set aside. */
function toExitCode(audit: Audit, ignored: Ignored, failOn: Asked["failOn"]): number {
  const { open } = summarise(audit, ignored);
  return open.error > 0 || (failOn === "review" && open.review > 0) ? 1 : 0;
}

async function writeBeside(format: WrittenFormat, audit: Audit, input: Input, ignored: Ignored, asked: Asked): Promise<boolean> {
  const language = languageOf();
  const out = await outputOf(input.path, format, asked);
  if (!(await isSafe(out, asked.files))) return false;
  const made = await makeOutput(format, audit, input.bytes, { language, ignored });
  if ("wrong" in made) {
    complain(input.path, made.wrong);
    return false;
  }
  if (!(await write(out, made.content))) return false;
  if (made.note !== undefined) complain(input.path, made.note);
  const summary = saySummary(summarise(audit, ignored), language);
  console.log(say({ vi: `Đã ghi ${out}: ${summary}`, en: `Wrote ${out}: ${summary}` }));
  return true;
}

/** `--ignore FINGERPRINT --reason TEXT`: sets one finding aside. */
async function setAside(audit: Audit, input: Input, ignored: Ignored, asked: NonNullable<Asked["ignore"]>): Promise<number> {
  const findings = audit.checks.filter(({ result }) => result === "error" || result === "review");
  const found = findings.find(({ fingerprint }) => fingerprint === asked.fingerprint);
  if (!found) {
    const known = findings.map(({ fingerprint, stated }) => `  ${fingerprint}  ${toOneLine(stated)}`);
    complain(
      input.path,
      say({
        vi: `không có phát hiện SAI hay XEM LẠI nào mang mã nhận dạng “${asked.fingerprint}”.`,
        en: `no finding has the fingerprint “${asked.fingerprint}”.`,
      }),
    );
    for (const line of known) console.error(line);
    return UNREADABLE;
  }
  const entry = {
    fingerprint: found.fingerprint,
    reason: asked.reason,
    at: new Date().toISOString().slice(0, 10),
    rule: found.rule,
    stated: found.stated,
  };
  const wrong = await addToSideFile(input.path, ignored, entry);
  if (wrong !== undefined) {
    console.error(wrong);
    return UNREADABLE;
  }
  const file = sideFileOf(input.path);
  console.log(
    say({
      vi: `Đã bỏ qua “${toOneLine(found.stated)}”, ghi vào ${file}`,
      en: `Set aside “${toOneLine(found.stated)}” in ${file}`,
    }),
  );
  return 0;
}

function tellUnread(fault: InputFault, asked: Asked, print: Printer): number {
  complain(fault.name, fault.message);
  if (asked.format === "json")
    print(`${JSON.stringify(toAuditErrorJson(fault.name, { code: fault.code, message: fault.message }))}\n`);
  return UNREADABLE;
}

/** A sentence of each sort that reports are made of. */
const WARM =
  "Năm 2023 toàn huyện có 1.536 đơn, trong đó xã Bằng Lãng 40 đơn (chiếm 2,6%), còn lại 1.496 đơn; sản lượng ước đạt 450 tấn/500 tấn, đạt 90% KH, tăng 5,2% so với cùng kỳ năm trước. Chưa đạt kế hoạch theo Nghị quyết số 12/NQ-HĐND ngày 05/7/2022.";

/** Lets the engine compile the auditor and its patterns on a few words, in the time that the worker takes to read the first report. */
export function warmUp(): void {
  const blocks = [{ kind: "paragraph", spans: [{ start: 0, end: WARM.length }] }] as const;
  const audit = auditDocument({ name: "", kind: "text", sha256: "", text: WARM, blocks, notRead: [] });
  toAuditJson(audit, { explain: (check) => explainCheck(check, "vi") });
}

/** Audits one file that was read, or tells why it was not, and shows or writes what was asked for. @returns the exit code */
export async function auditFile(
  path: string,
  input: Input | InputFault,
  asked: Asked,
  print: Printer,
  hold: Hold | undefined,
): Promise<number> {
  if ("message" in input) return tellUnread(input, asked, print);
  const { document } = input;
  if (asked.format === "text" && !asked.ignore) {
    print(document.text);
    return 0;
  }
  const ignored = await readSideFile(path);
  if ("wrong" in ignored) {
    for (const line of ignored.wrong) console.error(line);
    const message = ignored.wrong.join(" ");
    if (asked.format === "json") print(`${JSON.stringify(toAuditErrorJson(basename(path), { code: "IGNORE_FILE", message }))}\n`);
    return UNREADABLE;
  }
  const language = languageOf();
  const alone = auditDocument(document);
  const audit = hold ? hold(alone) : alone;
  if ("message" in audit) return tellUnread({ name: basename(path), ...audit }, asked, print);
  if (asked.ignore) return setAside(audit, input, ignored, asked.ignore);
  if (isWritten(asked.format)) {
    if (!(await writeBeside(asked.format, audit, input, ignored, asked))) return UNREADABLE;
  } else if (asked.format === "json") {
    print(`${JSON.stringify(toAuditJson(audit, { explain: (check) => explainCheck(check, language), ignored }))}\n`);
  } else {
    const width = asked.out === undefined && process.stdout.isTTY ? { width: Math.min(140, process.stdout.columns) } : {};
    print(showTable(audit, { language, ignored, ...width }));
  }
  return toExitCode(audit, ignored, asked.failOn);
}

import { basename } from "node:path";
import { type Audit, auditDocument } from "@kehoach/core/audit/audit";
import type { Ignored } from "@kehoach/core/audit/output/ignored";
import { summarise } from "@kehoach/core/audit/output/summarise";
import { toAuditErrorJson, toAuditJson } from "@kehoach/core/audit/to-json";
import { saySummary } from "@kehoach/core/words/audit-words";
import { explainCheck, type Language } from "@kehoach/core/words/explain-check";
import { type Asked, isWritten, readAsked, showUsage, type WrittenFormat } from "../audit/asked.ts";
import { isInput, outputOf, sideFileOf } from "../audit/paths.ts";
import { type Input, type InputFault, readInput } from "../audit/read-input.ts";
import { showTable, toOneLine } from "../audit/show-table.ts";
import { addToSideFile, readSideFile } from "../audit/side-file.ts";
import { makeOutput } from "../audit/write-output.ts";
import { isEnglish, say } from "../language.ts";
import { explainWriteError, writeWhole } from "../write-whole.ts";

const UNREADABLE = 2;

/** What is printed on the screen, or kept for the one file of `--out`. */
type Printer = (text: string) => void;

function complain(name: string, message: string): void {
  console.error(`${toOneLine(name)}: ${toOneLine(message)}`);
}

function languageOf(): Language {
  return isEnglish() ? "en" : "vi";
}

/** Errors (and reviews, if asked) that nobody set aside. */
function toExitCode(audit: Audit, ignored: Ignored, failOn: Asked["failOn"]): number {
  const { open } = summarise(audit, ignored);
  return open.error > 0 || (failOn === "review" && open.review > 0) ? 1 : 0;
}

async function write(out: string, made: Uint8Array | string): Promise<boolean> {
  try {
    await writeWhole(out, made);
    return true;
  } catch (error) {
    const why = explainWriteError(error);
    if (why === undefined) throw error;
    complain(out, say({ vi: `không ghi được: ${why.vi}.`, en: `can not be written: ${why.en}.` }));
    return false;
  }
}

/** Never over a report: what an official wrote is not ours to replace. */
async function isSafe(out: string, files: readonly string[]): Promise<boolean> {
  if (!(await isInput(out, files))) return true;
  complain(
    out,
    say({
      vi: "đây là tệp đang được rà soát, không ghi đè; hãy ghi --out khác.",
      en: "this is a file being checked and is not overwritten; name another --out.",
    }),
  );
  return false;
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
        vi: `không có kết quả SAI hay XEM LẠI nào mang dấu “${asked.fingerprint}”.`,
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

async function auditFile(path: string, asked: Asked, print: Printer): Promise<number> {
  const input = await readInput(path);
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
  const audit = auditDocument(document);
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

/** A reader that has seen enough ("| head") closes the pipe: that is no fault of ours. */
function ignoreClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== "EPIPE") throw error;
}

/**
 * `kehoach audit FILE...`: reads each report, judges its figures, shows what it found. One bad file does not keep the others from
 * being audited.
 *
 * @returns the exit code: 0 nothing at or above --fail-on, 1 something, 2 a file that could not be read or written, or wrong use
 * @rule Q209 Q210 Q211
 */
export async function run(args: readonly string[]): Promise<number> {
  const asked = readAsked(args);
  if (asked === "help") {
    console.log(showUsage());
    return 0;
  }
  if ("complaints" in asked) {
    for (const complaint of asked.complaints) console.error(complaint);
    return 2;
  }
  // Kept to the end: what is still being flushed may meet the closed pipe after we are done.
  if (!process.stdout.listeners("error").includes(ignoreClosedPipe)) process.stdout.on("error", ignoreClosedPipe);
  return auditAll(asked);
}

async function auditAll(asked: Asked): Promise<number> {
  const kept: string[] = [];
  const toFile = asked.out !== undefined && !isWritten(asked.format);
  if (toFile && asked.out !== undefined && !(await isSafe(asked.out, asked.files))) return UNREADABLE;
  const print: Printer = toFile ? (text) => void kept.push(text) : (text) => void process.stdout.write(text);
  let worst = 0;
  for (const [place, path] of asked.files.entries()) {
    if (place > 0 && asked.format === "table") print("\n");
    worst = Math.max(worst, await auditFile(path, asked, print));
  }
  if (toFile && asked.out !== undefined && !(await write(asked.out, kept.join("")))) return UNREADABLE;
  return worst;
}

import type { Worker } from "node:worker_threads";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { makePdf, words } from "../../../documents/test/make-pdf.ts";
import { makeXlsx } from "../../../documents/test/make-xlsx.ts";
import { makeOldWorkbook } from "../../../documents/test/old-workbook.ts";
import type { AuditAsk, AuditReply } from "./audit-ask.ts";
import { auditReport } from "./audit-report.ts";
import { AUDIT_LIMITS, type AuditLimits, type AuditThreads, openAuditThreads } from "./audit-threads.ts";

/** A word that stands nowhere but in this report; of plain letters, as a snapshot of memory spells others by number. */
const WORD = "Qwzhuyen";
const REPORT = [
  `BÁO CÁO xã ${WORD}`,
  "",
  "Diện tích gieo trồng cây lương thực có hạt đạt 5.345,97/5.470 ha, bằng 95,9% kế hoạch.",
  "",
  `Diện tích trồng rừng của xã ${WORD} đạt 450/500 ha, bằng 90% kế hoạch.`,
  "",
].join("\n");
const OTHER =
  "BÁO CÁO\n\nSố hộ nghèo là 120 hộ, chiếm 15% trong tổng số 800 hộ; thu ngân sách đạt 98/100 triệu đồng, bằng 97%.\n";
const LONG = Array.from({ length: 3000 }, (_, at) => REPORT.replaceAll("trồng", `trồng khu ${at}`)).join("\n");

type Format = AuditAsk["format"];
const FORMATS: readonly Format[] = ["json", "page", "text", "html", "docx", "xlsx"];
const ask = (content: string | Uint8Array, format: Format = "json", name = "Báo cáo.txt"): AuditAsk => ({
  name,
  bytes: typeof content === "string" ? new TextEncoder().encode(content) : Uint8Array.from(content),
  format,
  language: "vi",
  ignored: [],
});

/** The threads begun while a test runs. */
let begun: Worker[] = [];
const count = (worker: Worker): void => void begun.push(worker);
const open: AuditThreads[] = [];
function start(limits: Partial<AuditLimits> = {}): AuditThreads {
  const threads = openAuditThreads({ ...AUDIT_LIMITS, ...limits });
  open.push(threads);
  return threads;
}
beforeAll(() => void process.on("worker", count));
afterAll(() => void process.off("worker", count));
beforeEach(() => {
  begun = [];
});
afterEach(() => Promise.all(open.splice(0).map(({ close }) => close())));

const staying = new AbortController().signal;
async function audit(threads: AuditThreads, asked: AuditAsk): Promise<AuditReply> {
  const made = await auditReport(threads, asked, staying);
  if (!made.ok) throw new Error(JSON.stringify(made.problems));
  return made.value;
}
const short = (threads: AuditThreads, seconds: number): AuditThreads => ({ ...threads, limits: { ...threads.limits, seconds } });

describe("a thread kept warm", () => {
  test("[Q243] a report gets the same bytes from one thread, whatever came before it", async () => {
    const [threads, others] = [start(), start()];
    const told = new Map<Format, readonly [AuditReply, AuditReply]>();
    for (const format of FORMATS) {
      const first = await audit(threads, ask(REPORT, format));
      told.set(format, [first, await audit(threads, ask(OTHER, format))]);
      expect(await audit(threads, ask(REPORT, format))).toEqual(first);
    }
    for (const format of FORMATS.toReversed()) {
      const [report, other] = told.get(format) ?? [];
      expect(await audit(others, ask(OTHER, format))).toEqual(other);
      expect(await audit(others, ask(REPORT, format))).toEqual(report);
    }
    expect(begun).toHaveLength(2);
  });

  test("[Q243] no word of a file is left in its memory", async () => {
    const threads = start();
    for (const format of ["html", "docx", "xlsx"] as const) {
      const { bytes, fileName = "" } = await audit(threads, ask(REPORT, format));
      await audit(threads, ask(bytes, "json", fileName));
    }
    await audit(threads, ask(makePdf([{ draw: [words(85, 700, `Xã ${WORD}: 5/10 ha, bằng 50%.`)] }]), "page", "a.pdf"));
    const cell = `<is><t>Diện tích gieo trồng cây ${WORD} đạt 5.345,97/5.470 ha, bằng 95,9% kế hoạch.</t></is>`;
    const rows = `<row r="1"><c r="A1" t="inlineStr">${cell}</c><c r="B1" s="3"><v>5</v></c></row>`;
    await audit(threads, ask(makeXlsx({ sheets: [{ name: WORD, rows }], formats: [`#,##0 "${WORD}"`] }), "json", "a.xlsx"));
    expect(begun).toHaveLength(1);
    let snapshot = "";
    for await (const chunk of (await begun[0]?.getHeapSnapshot()) ?? []) snapshot += chunk;
    // Its own code is there: this is the memory of that thread.
    expect(snapshot).toContain("audit-thread.ts");
    expect(snapshot.toLowerCase().includes(WORD.toLowerCase())).toBe(false);
  });

  test("[Q243] it ends when no file has come for a while", async () => {
    const threads = start({ idleSeconds: 0.05 });
    await audit(threads, ask(REPORT));
    await new Promise((settle) => begun[0]?.once("exit", settle));
    await audit(threads, ask(REPORT));
    expect(begun).toHaveLength(2);
  });

  test("[Q243] it ends when its file has left it fat, and a file beside it is audited to its end", async () => {
    const threads = start({ restMegabytes: 1 });
    const sizes = await Promise.all([ask(REPORT), ask(LONG.slice(0, 20_000))].map((one) => audit(threads, one)));
    expect(sizes[1]?.bytes.length).toBeGreaterThan(sizes[0]?.bytes.length ?? 0);
    await audit(threads, ask(REPORT));
    expect(begun).toHaveLength(3);
  });

  test("[Q243] it ends after an old workbook, whose reader remembers its number formats", async () => {
    const threads = start();
    await audit(threads, ask(makeOldWorkbook()));
    await audit(threads, ask(REPORT));
    expect(begun).toHaveLength(2);
  });

  test("[Q243] it ends after a file that it could not read", async () => {
    const threads = start();
    expect(await auditReport(threads, ask(" \n"), staying)).toMatchObject({ problems: [{ code: "FILE_NO_TEXT" }] });
    await audit(threads, ask(REPORT));
    expect(begun).toHaveLength(2);
  });
});

describe("the limits of a thread", () => {
  test("[Q243] a file that takes too long is refused, and the next is audited", async () => {
    const threads = start();
    const before = await audit(threads, ask(REPORT));
    expect(await auditReport(short(threads, 0.2), ask(LONG), staying)).toEqual({
      ok: false,
      problems: [{ code: "FILE_TIMEOUT", seconds: 0.2 }],
    });
    expect(await audit(threads, ask(REPORT))).toEqual(before);
    expect(begun).toHaveLength(2);
  });

  test("[Q243] a file whose sender leaves is left, and the next is audited", async () => {
    const threads = start();
    const before = await audit(threads, ask(REPORT));
    const started = performance.now();
    await expect(auditReport(threads, ask(LONG), AbortSignal.timeout(200))).rejects.toMatchObject({ name: "TimeoutError" });
    expect(performance.now() - started).toBeLessThan(5000);
    expect(await audit(threads, ask(REPORT))).toEqual(before);
    expect(begun).toHaveLength(2);
  });

  test("[Q243] a file that takes too much memory is refused, and the next is audited", async () => {
    const threads = start({ megabytes: 48 });
    const before = await audit(threads, ask(REPORT));
    expect(await auditReport(threads, ask(LONG), staying)).toEqual({
      ok: false,
      problems: [{ code: "FILE_MEMORY", megabytes: 48 }],
    });
    expect(await audit(threads, ask(REPORT))).toEqual(before);
    expect(begun).toHaveLength(2);
  });

  test("[Q243] a fault inside is told without a word of the document", async () => {
    // What the types forbid, and no user can bring about: a name that is none.
    const broken = { ...ask(REPORT), name: [WORD] as unknown as string };
    const fault = await auditReport(start(), broken, staying).catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(Error);
    expect(String(fault)).toBe("Error: audit: TypeError");
    expect(fault instanceof Error ? fault.stack : "").toMatch(/^\s+at .*\.ts/);
    expect(fault instanceof Error ? fault.stack : "").not.toContain(WORD);
  });
});

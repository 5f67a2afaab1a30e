import { parentPort } from "node:worker_threads";
import type { FileProblem } from "@kehoach/core/audit/file-problem";
import type { Outcome } from "@kehoach/core/outcome";
import type { ReadBody } from "../src/reading/read-body.ts";
import { readPdf } from "../src/reading/read-pdf.ts";
import { readXls } from "../src/reading/read-xls.ts";
import { readXlsx } from "../src/reading/read-xlsx.ts";

/** One spoilt file to read, and what came of it. `odd`: a result that breaks the contract of readers; `fault`: something thrown. */
export type SpoiltFile = { readonly kind: "pdf" | "xls" | "xlsx"; readonly bytes: Uint8Array };
export type SpoiltResult = { readonly outcome: string; readonly odd?: string; readonly fault?: string; readonly heap: number };

const READERS = { pdf: readPdf, xls: readXls, xlsx: readXlsx };

/** Why a body is none that the auditor may be given; undefined when it is sound. */
function findOddity(body: ReadBody): string | undefined {
  const { text, blocks } = body;
  const isInside = ({ start, end }: { readonly start: number; readonly end: number }): boolean =>
    start >= 0 && start <= end && end <= text.length;
  for (const block of blocks) {
    if (block.kind !== "table") {
      if (!block.spans.every(isInside)) return "a span outside the text";
      continue;
    }
    const taken = new Set<string>();
    for (const { row, column, rowSpan, columnSpan, span } of block.cells) {
      if (!isInside(span)) return "a cell outside the text";
      if (/[\t\n]/u.test(text.slice(span.start, span.end))) return "a cell of several cells";
      if (row < 0 || column < 0 || row + rowSpan > block.rows || column + columnSpan > block.columns)
        return "a cell outside its table";
      if (rowSpan < 1 || columnSpan < 1 || taken.has(`${row}:${column}`)) return "a cell twice";
      taken.add(`${row}:${column}`);
    }
  }
  return undefined;
}

async function judge({ kind, bytes }: SpoiltFile): Promise<Omit<SpoiltResult, "heap">> {
  try {
    const body: Outcome<ReadBody, FileProblem> = await READERS[kind](bytes);
    if (!body.ok) return { outcome: body.problems[0].code };
    const odd = findOddity(body.value);
    return { outcome: "read", ...(odd === undefined ? {} : { odd }) };
  } catch (fault) {
    return { outcome: "fault", fault: fault instanceof Error ? (fault.stack ?? fault.message) : String(fault) };
  }
}

// A rejection that no one waits for ends this thread, as it would end a server.
parentPort?.on("message", async (file: SpoiltFile) => {
  const result = await judge(file);
  await new Promise((resolve) => setImmediate(resolve));
  const heap = process.memoryUsage().heapUsed;

  parentPort?.postMessage({ ...result, heap } satisfies SpoiltResult, []);
});

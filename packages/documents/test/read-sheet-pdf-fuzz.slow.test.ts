import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { expect, test } from "vitest";
import { bar, called, makePdf, marked, stroke, words } from "./make-pdf.ts";
import { rowsOf, workbookParts, zipParts } from "./make-xlsx.ts";
import { makeOldWorkbook } from "./old-workbook.ts";
import type { SpoiltFile, SpoiltResult } from "./read-spoilt.ts";

const RUNS = Number(process.env["KEHOACH_FUZZ_RUNS"] ?? 10_000);
const SLOWEST_MS = 20_000;
const LEAK_BYTES = 150_000_000;

/** Numbers that come again from the same seed, so that a failure can be repeated. */
function startDice(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % Math.max(below, 1);
  };
}

const NASTY = [
  "-1",
  "0",
  "99999999",
  "1e308",
  "4294967295",
  "\u0000",
  "<",
  ">",
  "((((",
  "<<",
  "]",
  "R",
  "A1:XFD1048576",
  "=SUM(A:A)",
  "&#0;",
  "'",
];

/** One edit of a file: a byte, a stretch lost, doubled or moved, a number made nasty, an end cut off. */
function spoil(bytes: Uint8Array, dice: (below: number) => number): Uint8Array {
  const at = dice(bytes.length);
  const size = 1 + dice(dice(4) === 0 ? 400 : 12);
  const file = Buffer.from(bytes);
  switch (dice(7)) {
    case 0:
      file[at] = dice(256);
      return file;
    case 1:
      return Buffer.concat([file.subarray(0, at), file.subarray(at + size)]);
    case 2:
      return Buffer.concat([file.subarray(0, at), file.subarray(at, at + size), file.subarray(at)]);
    case 3:
      return Buffer.concat([file.subarray(0, at), Buffer.from(NASTY[dice(NASTY.length)] ?? ""), file.subarray(at + dice(4))]);
    case 4: {
      const text = file.toString("latin1");
      const numbers = [...text.matchAll(/\d+/gu)];
      const number = numbers[dice(numbers.length)];
      if (!number) return file;
      const other = NASTY[dice(NASTY.length)] ?? "";
      return Buffer.from(text.slice(0, number.index) + other + text.slice(number.index + number[0].length), "latin1");
    }
    case 5: {
      const to = dice(file.length);
      file.copyWithin(to, at, at + size);
      return file;
    }
    default:
      return dice(10) === 0 ? file.subarray(0, at) : file.fill(dice(256), at, Math.min(at + size, file.length));
  }
}

function spoilOften(bytes: Uint8Array, dice: (below: number) => number): Uint8Array {
  let spoilt = bytes;
  for (let times = 1 + dice(3); times > 0; times -= 1) spoilt = spoil(spoilt, dice);
  return spoilt;
}

const SHEETS = workbookParts({
  formats: ["#,##0.00;(#,##0)", "dd/mm/yyyy"],
  words: ["Chỉ tiêu", "<r><rPr><b/></rPr><t>Diện tích</t></r>"],
  sheets: [
    {
      name: "Biểu 1",
      rows: `${rowsOf([["Biểu số 1"], ["TT", "Tên", "KH", "TH", "Tỷ lệ"], [1, "Lúa", 10, 12, "=D3/C3*100|120"], [2, "Ngô", 5, "=ROUND(C4*2,1)|10", "=SUM(D3:D4)|22"]])}<row r="5"><c r="A5" t="s"><v>0</v></c><c r="B5" t="s" s="1"><v>1</v></c><c r="C5" s="3"><v>1234.5</v></c><c r="D5" s="4"><v>45291</v></c><c r="E5"><f t="shared" ref="E5:E6" si="0">C5+'Biểu 2'!A1</f><v>1</v></c></row><row r="6"><c r="E6"><f t="shared" si="0"/></c></row>`,
      after: '<mergeCells><mergeCell ref="A1:E1"/></mergeCells>',
    },
    { name: "Biểu 2", state: "hidden", rows: rowsOf([[1, 2, 3]]) },
  ],
});

/** Half of the workbooks are spoilt as archives, half inside a part. */
function spoilXlsx(dice: (below: number) => number): Uint8Array {
  if (dice(2) === 0) return spoilOften(zipParts(SHEETS), dice);
  const names = Object.keys(SHEETS);
  const name = names[dice(names.length)] ?? "";
  return zipParts({ ...SHEETS, [name]: Buffer.from(spoilOften(Buffer.from(SHEETS[name] ?? ""), dice)).toString() });
}

const PDF = makePdf([
  {
    draw: [
      words(60, 780, "UBND HUYỆN", { size: 12 }),
      words(300, 780, "CỘNG HÒA", { bold: true }),
      words(60, 764, "Số: 1"),
      words(300, 764, "Độc lập"),
      called(85, 700, "Diện tích đạt 10/12 ha{1}, bằng 83,3% kế hoạch năm được giao cho"),
      ...[600, 576, 552].map((y) => stroke(80, y, 440, y)),
      ...[80, 200, 440].map((x) => bar(x, 552, 0.5, 48)),
      marked(0, words(90, 583, "Lúa")),
      marked(1, words(210, 583, "10,5")),
      marked(2, words(90, 559, "Ngô")),
      marked(3, words(210, 559, "20")),
      called(85, 115, "{1} Gồm: A, B.", 10),
    ],
    table: [
      [[0], [1]],
      [[2], [3]],
    ],
  },
  {
    draw: [
      words(85, 700, "huyện."),
      ...[0, 1, 2].flatMap((i) => [words(85, 600 - 25 * i, "a"), words(250, 600 - 25 * i, "1,5"), words(400, 600 - 25 * i, "2")]),
    ],
    landscape: true,
  },
]);

const MAKERS: Readonly<Record<SpoiltFile["kind"], (dice: (below: number) => number) => Uint8Array>> = {
  pdf: (dice) => spoilOften(PDF, dice),
  xls: (dice) => spoilOften(makeOldWorkbook(), dice),
  xlsx: spoilXlsx,
};

/** A thread that reads, ended and begun anew when it does not answer in time or breaks down, as readers are run in earnest. */
class ReadingThread {
  #worker: Worker | undefined;

  async ask(file: SpoiltFile): Promise<SpoiltResult> {
    this.#worker ??= new Worker(new URL("./read-spoilt.ts", import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: 1_500 },
    });

    this.#worker.postMessage(file, []);
    try {
      // The worker sends nothing else.
      const [result] = (await once(this.#worker, "message", { signal: AbortSignal.timeout(SLOWEST_MS) })) as [SpoiltResult];
      return result;
    } catch (fault) {
      await this.end();
      if (!(fault instanceof Error) || !("code" in fault)) throw fault;
      if (fault.code === "ABORT_ERR") return { outcome: "ended: time", heap: Number.NaN };
      if (fault.code === "ERR_WORKER_OUT_OF_MEMORY") return { outcome: "ended: memory", heap: Number.NaN };
      throw fault;
    }
  }

  async end(): Promise<void> {
    await this.#worker?.terminate();
    this.#worker = undefined;
  }
}

/** The parsers of others may run away on one file in so many; our own never. */
const ENDED_OF: Readonly<Record<SpoiltFile["kind"], number>> = { xlsx: 0, pdf: 1 / 200, xls: 1 / 200 };

test.each(["xlsx", "pdf", "xls"] as const)(
  "[Q49] a spoilt %s is read or refused: no crash, no odd result, no memory kept; what runs away can be ended",
  async (kind) => {
    const thread = new ReadingThread();
    const outcomes = new Map<string, number>();
    const heaps: number[] = [];
    try {
      for (let seed = 1; seed <= RUNS; seed += 1) {
        const bytes = Uint8Array.from(MAKERS[kind](startDice(seed)));
        const result = await thread.ask({ kind, bytes }).catch((fault: unknown) => {
          throw new Error(`seed ${seed}`, { cause: fault });
        });
        if (result.fault !== undefined || result.odd !== undefined) expect.fail(`seed ${seed}: ${result.odd ?? result.fault}`);
        outcomes.set(result.outcome, (outcomes.get(result.outcome) ?? 0) + 1);
        if (!Number.isNaN(result.heap)) heaps.push(result.heap);
      }
    } finally {
      await thread.end();
    }
    console.log(kind, Object.fromEntries(outcomes));
    expect(outcomes.get("read") ?? 0).toBeGreaterThan(RUNS / 50);
    expect(outcomes.size).toBeGreaterThan(2);
    const ended = [...outcomes].reduce((sum, [outcome, count]) => sum + (outcome.startsWith("ended") ? count : 0), 0);
    expect(ended).toBeLessThanOrEqual(RUNS * ENDED_OF[kind]);
    const third = Math.floor(heaps.length / 3);
    const leak = Math.min(...heaps.slice(-third)) - Math.min(...heaps.slice(0, third));
    expect(leak).toBeLessThan(LEAK_BYTES);
  },
  3_600_000,
);

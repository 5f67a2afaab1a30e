import type { Block, TableBlock } from "@kehoach/core/audit/document";
import { expect, test } from "vitest";
import { bar, called, makePdf, marked, type PdfPage, stroke, words, writePdf } from "../../test/make-pdf.ts";
import type { ReadBody } from "./read-body.ts";
import { MAX_PAGES, readPdf } from "./read-pdf.ts";

async function read(pages: readonly PdfPage[]): Promise<ReadBody> {
  const body = await readPdf(makePdf(pages));
  if (!body.ok) throw new Error(JSON.stringify(body.problems));
  return body.value;
}

async function problem(bytes: Uint8Array): Promise<unknown> {
  const body = await readPdf(bytes);
  return body.ok ? "read" : body.problems[0];
}

/** Every text block as "kind mark: words", pieces of one block parted by " / ". */
function proseOf(body: ReadBody): string[] {
  return body.blocks.flatMap((block) =>
    block.kind === "table"
      ? []
      : [
          `${block.kind}${block.mark ? ` ${block.mark}` : ""}: ${block.spans.map(({ start, end }) => body.text.slice(start, end)).join(" / ")}`,
        ],
  );
}

function tableOf(body: ReadBody): TableBlock {
  const table = body.blocks.find((block: Block): block is TableBlock => block.kind === "table");
  if (!table) throw new Error("no table");
  return table;
}

function cellsOf(body: ReadBody): string[] {
  return tableOf(body).cells.map(
    ({ row, column, rowSpan, columnSpan, span }) =>
      `${row},${column}${rowSpan * columnSpan > 1 ? ` ${rowSpan}x${columnSpan}` : ""}: ${body.text.slice(span.start, span.end)}`,
  );
}

/** Lines of prose as a word processor sets them: 64 letters of 14 points, 20 points apart, the first one indented. */
function prose(top: number, lines: readonly string[]): string[] {
  return lines.map((line, i) => words(i === 0 ? 105 : 85, top - 20 * i, line));
}

test("[Q40] a letterhead and a closing in two columns are read column by column; lines make paragraphs", async () => {
  const body = await read([
    {
      draw: [
        words(60, 780, "UBND TỈNH BẮC KẠN", { size: 12 }),
        words(280, 780, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", { size: 12, bold: true }),
        words(60, 764, "HUYỆN CHỢ ĐỒN", { size: 12, bold: true }),
        words(300, 764, "Độc lập - Tự do - Hạnh phúc", { size: 12, bold: true }),
        words(260, 720, "BÁO CÁO", { bold: true }),
        ...prose(680, [
          "Trong năm 2023, diện tích gieo trồng ước đạt 5.345,97 ha, bằng",
          "97,7% kế hoạch được giao; sản lượng lương thực đạt 28.813,83 tấn,",
          "bằng 101% kế hoạch.",
        ]),
        words(105, 620, "- Trồng rừng 603,806 ha, đạt 100,63% kế hoạch."),
        words(60, 560, "Nơi nhận:", { size: 11, bold: true }),
        words(350, 560, "CHỦ TỊCH", { bold: true }),
        words(60, 546, "- Như trên;", { size: 11 }),
        words(60, 532, "- Lưu: VT.", { size: 11 }),
      ],
    },
  ]);
  expect(proseOf(body)).toEqual([
    "heading: UBND TỈNH BẮC KẠN",
    "heading: HUYỆN CHỢ ĐỒN",
    "heading: CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "heading: Độc lập - Tự do - Hạnh phúc",
    "heading: BÁO CÁO",
    "paragraph: Trong năm 2023, diện tích gieo trồng ước đạt 5.345,97 ha, bằng 97,7% kế hoạch được giao; sản lượng lương thực đạt 28.813,83 tấn, bằng 101% kế hoạch.",
    "item -: Trồng rừng 603,806 ha, đạt 100,63% kế hoạch.",
    "heading: Nơi nhận:",
    "item -: Như trên;",
    "item -: Lưu: VT.",
    "heading: CHỦ TỊCH",
  ]);
});

const FIRST = "Tiêm phòng cho vật nuôi theo kế hoạch của tỉnh{1} trong năm được";
const SECOND = "thực hiện ở 20 xã, thị trấn với 5.762 liều vắc xin các loại trong";

test("[Q41] [Q42] a sentence over a page end is one block, its notes are their own, heads and page numbers are left out", async () => {
  const head = (page: number): string[] => [
    words(200, 800, "Báo cáo năm 2023", { size: 10 }),
    words(295, 785, String(page), { size: 10 }),
  ];
  const body = await read([
    {
      draw: [
        ...head(1),
        called(105, 700, FIRST),
        words(85, 680, SECOND),
        bar(85, 130, 110, 0.5),
        called(
          85,
          115,
          "{1} Kế hoạch số 12/KH-UBND ngày 03/01/2023 của Ủy ban nhân dân tỉnh về tiêm phòng, ban hành kèm theo",
          10,
        ),
        words(85, 103, "Quyết định số 15/QĐ-UBND.", { size: 10 }),
      ],
    },
    {
      draw: [
        ...head(2),
        words(85, 740, "kỳ báo cáo, bằng 61,3% kế hoạch."),
        words(105, 720, "Diện tích rừng là 3 m"),
        words(252, 725, "2", { size: 8 }),
        words(258, 720, "."),
      ],
    },
    { draw: [...head(3), words(105, 740, "Kết thúc.")] },
  ]);
  expect(proseOf(body)).toEqual([
    `paragraph: ${FIRST.replace("{1}", "¹")} ${SECOND} / kỳ báo cáo, bằng 61,3% kế hoạch.`,
    "note ¹: Kế hoạch số 12/KH-UBND ngày 03/01/2023 của Ủy ban nhân dân tỉnh về tiêm phòng, ban hành kèm theo Quyết định số 15/QĐ-UBND.",
    "paragraph: Diện tích rừng là 3 m².",
    "paragraph: Kết thúc.",
  ]);
});

/** A ruled table of three columns; every line drawn as `line` draws it, the head of the last two merged. */
function ruled(
  top: number,
  rows: readonly (readonly string[])[],
  line: (x1: number, y1: number, x2: number, y2: number) => string,
): string[] {
  const xs = [80, 240, 340, 440];
  const bottom = top - 24 * rows.length;
  return [
    ...Array.from({ length: rows.length + 1 }, (_, i) => line(80, top - 24 * i, 440, top - 24 * i)),
    ...xs.map((x) => (x === 340 ? line(x, bottom, x, top - 24) : line(x, bottom, x, top))),
    ...rows.flatMap((row, i) =>
      row.map((text, k) => (text === "" ? "" : words((xs[k] ?? 0) + 4, top - 24 * i - 17, text, { size: 12 }))),
    ),
  ];
}

const thin = (x1: number, y1: number, x2: number, y2: number): string =>
  y1 === y2 ? bar(x1, y1 - 0.25, x2 - x1, 0.5) : bar(x1 - 0.25, Math.min(y1, y2), 0.5, Math.abs(y2 - y1));

test.each([
  ["strokes", stroke],
  ["thin boxes", thin],
])("[Q43] a table ruled by %s is read cell by cell, merged cells once", async (_, line) => {
  const body = await read([
    {
      draw: [
        words(85, 780, "Biểu số 1", { bold: true }),
        ...ruled(
          740,
          [
            ["Chỉ tiêu", "Năm 2023"],
            ["", "Kế hoạch", "Thực hiện"],
            ["Lúa", "1.234,5", "1.200"],
          ],
          line,
        ),
        words(85, 600, "Nhìn chung đạt kế hoạch."),
      ],
    },
  ]);
  expect(cellsOf(body)).toEqual([
    "0,0: Chỉ tiêu",
    "0,1 1x2: Năm 2023",
    "1,0: ",
    "1,1: Kế hoạch",
    "1,2: Thực hiện",
    "2,0: Lúa",
    "2,1: 1.234,5",
    "2,2: 1.200",
  ]);
  expect(tableOf(body)).toMatchObject({ rows: 3, columns: 3, structure: "drawn" });
  expect(body.text).toBe(
    "Biểu số 1\n\nChỉ tiêu\tNăm 2023\n\tKế hoạch\tThực hiện\nLúa\t1.234,5\t1.200\n\nNhìn chung đạt kế hoạch.\n",
  );
});

test("[Q45] a table goes on over the page end; its head is read once", async () => {
  const head = [
    ["Chỉ tiêu", "Năm 2023"],
    ["", "Kế hoạch", "Thực hiện"],
  ];
  const body = await read([
    { draw: [words(85, 780, "Kết quả như sau:"), ...ruled(740, [...head, ["Lúa", "10", "12"]], stroke)] },
    { draw: [...ruled(780, [...head, ["Ngô", "20", "22"], ["Chè", "30", "33"]], stroke), words(85, 600, "Hết.")] },
  ]);
  expect(tableOf(body)).toMatchObject({ rows: 5, columns: 3 });
  expect(cellsOf(body).slice(-6)).toEqual(["3,0: Ngô", "3,1: 20", "3,2: 22", "4,0: Chè", "4,1: 30", "4,2: 33"]);
});

const ROWS = [
  ["Chỉ tiêu", "Kế hoạch", "Thực hiện"],
  ["Lúa", "1.234,5", "1.200"],
  ["Ngô", "500", "510"],
  ["Chè", "50", "60"],
] as const;
const COLUMNS = [85, 300, 430];

test("[Q44] a table without lines is guessed from its columns, or told by the file's own structure", async () => {
  const draw = ROWS.map((row, i) =>
    row.map((text, k) => marked(3 * i + k, words(COLUMNS[k] ?? 0, 700 - 25 * i, text))).join(" "),
  );
  const expected = ROWS.flatMap((row, i) => row.map((text, k) => `${i},${k}: ${text}`));
  const guessed = await read([{ draw: [words(85, 740, "Kết quả như sau:"), ...draw, words(85, 590, "Hết.")] }]);
  expect(cellsOf(guessed)).toEqual(expected);
  expect(tableOf(guessed).structure).toBe("guessed");
  const told = await read([
    {
      draw: [words(85, 740, "Kết quả như sau:"), ...draw, words(85, 590, "Hết.")],
      table: ROWS.map((row, i) => row.map((_, k) => [3 * i + k])),
    },
  ]);
  expect(cellsOf(told)).toEqual(expected);
  expect(tableOf(told).structure).toBe("drawn");
});

test("[Q44] two lines of words side by side are no table", async () => {
  const body = await read([
    {
      draw: [
        words(85, 700, "Người lập biểu"),
        words(350, 700, "Chủ tịch"),
        words(85, 640, "Nông Văn A"),
        words(350, 640, "Ma Văn B"),
      ],
    },
  ]);
  expect(proseOf(body)).toEqual([
    "paragraph: Người lập biểu",
    "paragraph: Nông Văn A",
    "paragraph: Chủ tịch",
    "paragraph: Ma Văn B",
  ]);
});

test("[Q46] of a long file the first pages are read and the rest is told, in time", async () => {
  const page: PdfPage = { draw: [words(85, 700, "Đạt 12/20 xã, bằng 60%.")] };
  const bytes = makePdf(Array.from({ length: 10_000 }, () => page));
  const start = performance.now();
  const body = await readPdf(bytes);
  expect(performance.now() - start).toBeLessThan(20_000);
  expect(body.ok && body.value.notRead).toEqual([{ code: "PAGES", count: 10_000 - MAX_PAGES }]);
});

test("[Q47] locked, cut, broken, scanned and empty files are refused, each with its reason", async () => {
  const sound = makePdf([{ draw: [words(85, 700, "Đạt 60% kế hoạch.")] }]);
  expect(await problem(sound)).toBe("read");
  expect(await problem(sound.slice(0, sound.length - 200))).toEqual({ code: "FILE_TRUNCATED" });
  expect(await problem(Buffer.concat([sound, Buffer.from("90 0 obj\n<</Type /Page")]))).toEqual({ code: "FILE_TRUNCATED" });
  expect(await problem(writePdf(["<</Type /Nothing>>"]))).toMatchObject({ code: "FILE_BROKEN" });
  expect(await problem(Buffer.from("%PDF-1.7\n%%EOF"))).toMatchObject({ code: "FILE_BROKEN" });
  expect(await problem(new Uint8Array())).toEqual({ code: "FILE_EMPTY" });
  const key = "0".repeat(64);
  expect(
    await problem(
      makePdf([{ draw: [] }], `/ID [<00> <00>] /Encrypt <</Filter /Standard /V 1 /R 2 /P -4 /O <${key}> /U <${key}>>>`),
    ),
  ).toEqual({ code: "FILE_ENCRYPTED" });
  expect(await problem(makePdf([{ draw: [bar(0, 0, 500, 500)] }, { draw: [bar(0, 0, 500, 500)] }]))).toEqual({
    code: "FILE_SCAN",
    pages: 2,
  });
  expect(await problem(makePdf([{ draw: [] }]))).toEqual({ code: "FILE_NO_TEXT" });
});

test("[Q47] a page that is a picture among pages of text is told", async () => {
  const body = await read([{ draw: [words(85, 700, "Đạt 60% kế hoạch.")] }, { draw: [bar(0, 0, 500, 500)] }, { draw: [] }]);
  expect(body.notRead).toEqual([{ code: "PICTURES", count: 1 }]);
});

test("[Q47] the watch for errors that the parser leaves lying about ends with the last reading", async () => {
  const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20));
  await pause();
  const before = process.listenerCount("unhandledRejection");
  const bytes = makePdf([{ draw: [words(85, 700, "Đạt 60%.")] }]);
  const readings = Array.from({ length: 20 }, () => readPdf(bytes));
  expect(process.listenerCount("unhandledRejection")).toBe(before + 1);
  expect((await Promise.all(readings)).every(({ ok }) => ok)).toBe(true);
  await pause();
  expect(process.listenerCount("unhandledRejection")).toBe(before);
});

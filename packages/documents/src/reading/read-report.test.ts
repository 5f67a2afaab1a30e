import { createHash } from "node:crypto";
import { strToU8, zipSync } from "fflate";
import { expect, test } from "vitest";
import { makeDocx, paragraph } from "../../test/make-docx.ts";
import { readReportCapped } from "./read-in-worker.ts";
import { readReport } from "./read-report.ts";

async function told(name: string, bytes: Uint8Array | string): Promise<string> {
  const read = await readReport(name, typeof bytes === "string" ? strToU8(bytes) : bytes);
  return read.ok ? read.value.kind : read.problems[0].code;
}

/** A compound file of one directory sector that names these streams. */
function makeOle(...streams: readonly string[]): Uint8Array {
  const bytes = new Uint8Array(512 * 3);
  const view = new DataView(bytes.buffer);
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  view.setUint16(30, 9, true);
  view.setUint32(48, 1, true);
  view.setUint32(76, 0, true);
  view.setUint32(512 + 4, 0xfffffffe, true);
  for (const [index, name] of streams.entries()) {
    const at = 1024 + index * 128;
    bytes.set(Buffer.from(name, "utf16le"), at);
    view.setUint16(at + 64, name.length * 2 + 2, true);
  }
  return bytes;
}

const DOCX = makeDocx({ body: paragraph("Diện tích đạt 5 ha.") });

test("[Q1] the content decides how a file is read; the name only tells Markdown and pages from text", async () => {
  expect(await told("a.txt", DOCX)).toBe("docx");
  expect(await told("a.docx", "Diện tích đạt 5 ha.")).toBe("text");
  expect(await told("a.md", "# Kết quả")).toBe("markdown");
  expect(await told("a.txt", "<!DOCTYPE html><p>Diện tích 5 ha.</p>")).toBe("html");
  expect(await told("a.html", "<p>Diện tích 5 ha.</p>")).toBe("html");
  expect(await told("a.html", "Diện tích 5 ha.")).toBe("text");
});

test("[Q1] a report carries its base name and the digest of its bytes", async () => {
  const read = await readReport("/thư mục/báo cáo.docx", DOCX);
  expect(read.ok && [read.value.name, read.value.sha256, read.value.text]).toEqual([
    "báo cáo.docx",
    createHash("sha256").update(DOCX).digest("hex"),
    "Diện tích đạt 5 ha.\n",
  ]);
});

test("[Q2] what can not be read is refused with its own reason", async () => {
  expect(await told("a.txt", "")).toBe("FILE_EMPTY");
  expect(await told("a.txt", " \r\n\t\n")).toBe("FILE_NO_TEXT");
  expect(await told("a.docx", makeDocx({ body: paragraph(" ") }))).toBe("FILE_NO_TEXT");
  expect(await told("a.doc", makeOle("Root Entry", "WordDocument"))).toBe("FILE_OLD_WORD");
  expect(await told("a.docx", makeOle("Root Entry", "EncryptionInfo", "EncryptedPackage"))).toBe("FILE_ENCRYPTED");
  expect(await told("a.msg", makeOle("Root Entry", "__properties"))).toBe("FILE_UNKNOWN_KIND");
  expect(await told("a.doc", makeOle("Root Entry").subarray(0, 300))).toBe("FILE_TRUNCATED");
  expect(await told("a.docx", DOCX.subarray(0, DOCX.length - 30))).toBe("FILE_TRUNCATED");
  expect(await told("a.odt", zipSync({ mimetype: strToU8("application/vnd.oasis.opendocument.text") }))).toBe(
    "FILE_UNKNOWN_KIND",
  );
  expect(await told("a.png", Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0))).toBe("FILE_UNKNOWN_KIND");
  expect(await told("a.doc", "{\\rtf1 Diện tích}")).toBe("FILE_UNKNOWN_KIND");
  expect(await told("a.svg", '<?xml version="1.0"?><svg></svg>')).toBe("FILE_UNKNOWN_KIND");
  expect(await told("a.txt", Uint8Array.of(1, 2, 3, 0, 0, 7))).toBe("FILE_BINARY");
});

test("[Q20] a document with a mark of secrecy is refused, one about secrets is read", async () => {
  expect(await told("a.txt", "UBND TỈNH\nMẬT\n\nBÁO CÁO\nKết quả năm 2023")).toBe("FILE_STATE_SECRET");
  expect(await told("a.txt", "Công tác bảo vệ bí mật nhà nước đạt kết quả.")).toBe("text");
});

test("[Q4] old letters inside a Word document are recognised too", async () => {
  const words = "N¨m 2023, diÖn tÝch cña huyÖn ®¹t 5.470 ha, b»ng 95% kÕ ho¹ch; c¸c x· ®· thùc hiÖn tèt.";
  expect(await told("a.docx", makeDocx({ body: paragraph(words) }))).toBe("FILE_OLD_ENCODING");
});

test("[Q21] a thread of its own gives the same answer, and the caller keeps its bytes", async () => {
  const bytes = Uint8Array.from(DOCX);
  expect(await readReportCapped("a.docx", bytes)).toEqual(await readReport("a.docx", DOCX));
  expect(bytes).toEqual(DOCX);
  expect(await readReportCapped("a.txt", new Uint8Array())).toEqual({ ok: false, problems: [{ code: "FILE_EMPTY" }] });
});

test("[Q21] a reading that takes too long or too much memory is stopped, and the process lives on", async () => {
  const long = strToU8("Một dòng có 5.345,97 ha.\n\n".repeat(400_000));
  const late = await readReportCapped("a.txt", long, { seconds: 0.2, megabytes: 1_024 });
  expect(late).toEqual({ ok: false, problems: [{ code: "FILE_TIMEOUT", seconds: 0.2 }] });
  const full = await readReportCapped("a.txt", long, { seconds: 60, megabytes: 40 });
  expect(full).toEqual({ ok: false, problems: [{ code: "FILE_MEMORY", megabytes: 40 }] });
  expect((await readReportCapped("a.docx", DOCX)).ok).toBe(true);
});

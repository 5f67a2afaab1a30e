import type { Audit } from "@kehoach/core/audit/audit";
import { strFromU8, unzipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { makeSampleAudit } from "../../../core/test/make-audit.ts";
import { readDocxParts } from "../reading/docx/read-parts.ts";
import type { OutputOptions } from "./finding-text.ts";
import { writeFindingsDocx } from "./write-findings-docx.ts";

async function textOf(audit: Audit, options: OutputOptions = { language: "vi" }): Promise<string> {
  const read = await readDocxParts(await writeFindingsDocx(audit, options));
  if (!read.ok) throw new Error(read.problems[0].code);
  return read.value.text;
}

describe("the sheet of findings", () => {
  test("[Q231] says what was audited, how much, what is wrong and where, and what could not be checked", async () => {
    const text = await textOf(makeSampleAudit());
    expect(text).toMatch(/^PHIẾU RÀ SOÁT SỐ LIỆU\s+Tệp được rà soát: bao-cao\.txt\s+Mã SHA-256 của tệp: (?:ab){32}/u);
    expect(text).toContain("Đã kiểm 7 số, 2 quan hệ: 1 khớp, 1 sai, 0 xem lại, 1 không kiểm được");
    expect(text).toMatch(
      /1\tDòng 1: .*95,9% KH\.\t95,9%\t97,733\t97,724 – 97,742\tSố liệu không khớp: .*\t5\.345,97 → 5\.245,97/u,
    );
    expect(text).toMatch(/Số liệu cần xem lại\s+Không có\./u);
    expect(text).toMatch(/thiếu số của kỳ gốc\t1/u);
    expect(text).toContain("Đã đọc toàn bộ phần chữ của tệp.");
  });

  test("[Q231] says what was not read and how many findings were set aside", async () => {
    const sample = makeSampleAudit();
    const audit: Audit = { ...sample, document: { ...sample.document, notRead: [{ code: "PICTURES", count: 3 }] } };
    const text = await textOf(audit, { language: "vi", ignored: new Set(["f1".padEnd(16, "0")]) });
    expect(text).toMatch(/Phần của tệp không được đọc\s+- 3 hình ảnh/u);
    expect(text).toContain("Không kể 1 phát hiện đã được bỏ qua có lý do.");
    expect(text).not.toContain("Số liệu không khớp");
  });

  test("[Q232] speaks English when asked, and any words of a file are only words", async () => {
    const sample = makeSampleAudit();
    const audit: Audit = { ...sample, document: { ...sample.document, name: 'a <b> & "c" \u0007.txt' } };
    const text = await textOf(audit, { language: "en" });
    expect(text).toContain("FIGURE AUDIT SHEET");
    expect(text).toContain('a <b> & "c"');
  });

  test("[Q232] the same bytes each time, in the letters and margins of official papers", async () => {
    const [once, again] = [
      await writeFindingsDocx(makeSampleAudit(), { language: "vi" }),
      await writeFindingsDocx(makeSampleAudit(), { language: "vi" }),
    ];
    expect(once).toEqual(again);
    const parts = unzipSync(once);
    expect(strFromU8(parts["word/styles.xml"] ?? new Uint8Array())).toContain("Times New Roman");
    const margins = /<w:pgMar [^>]*>/u.exec(strFromU8(parts["word/document.xml"] ?? new Uint8Array()))?.[0];
    expect(margins).toMatch(/w:top="1133" w:right="850" w:bottom="1133" w:left="1700"/u);
  });
});

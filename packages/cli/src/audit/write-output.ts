import type { Audit } from "@kehoach/core/audit/audit";
import type { FileProblem } from "@kehoach/core/audit/file-problem";
import type { Ignored } from "@kehoach/core/audit/output/ignored";
import { fileSentencesEn } from "@kehoach/core/words/audit-file-en";
import { fileSentencesVi } from "@kehoach/core/words/audit-file-vi";
import type { Language } from "@kehoach/core/words/explain-check";
import { toSentence } from "@kehoach/core/words/sentence";
import { type Output as Written, writeOutput } from "@kehoach/documents/audit-output/write-output";
import { type Both, say } from "../language.ts";
import type { WrittenFormat } from "./asked.ts";

/** What to write, and what the user should know about it; or why there is nothing to write. */
export type Output = { readonly content: Uint8Array | string; readonly note?: string } | { readonly wrong: string };

export type OutputOptions = { readonly language: Language; readonly ignored: Ignored };

/** Why a Word file that was asked for carries no comment. */
const LEFT: Readonly<Record<NonNullable<Written["left"]>, Both>> = {
  signed: {
    vi: "tệp có chữ ký số nên không chèn nhận xét, bản ghi ra giống hệt tệp gốc; xem kết quả bằng --format html.",
    en: "the file is signed, so no comment was put in and the copy is the file itself; see the findings with --format html.",
  },
  apart: {
    vi: "chỉ chèn nhận xét được vào tệp .docx, nên bản ghi ra là phiếu rà soát riêng.",
    en: "comments can only be put into a .docx file, so what was written is a report of the findings alone.",
  },
};

/** The output with what is to be said of it. */
export async function makeOutput(
  format: WrittenFormat,
  audit: Audit,
  bytes: Uint8Array,
  options: OutputOptions,
): Promise<Output> {
  const made = await writeOutput(format, audit, bytes, options);
  if (!made.ok) {
    const sentences = options.language === "en" ? fileSentencesEn : fileSentencesVi;
    return { wrong: made.problems.map((problem) => toSentence<FileProblem>(sentences, problem)).join(" ") };
  }
  const { content, left } = made.value;
  return left === undefined ? { content } : { content, note: say(LEFT[left]) };
}

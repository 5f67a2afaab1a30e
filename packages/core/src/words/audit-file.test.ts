import { expect, test } from "vitest";
import type { FileProblem } from "../audit/file-problem.ts";
import { fileSentencesEn } from "./audit-file-en.ts";
import { fileSentencesVi } from "./audit-file-vi.ts";
import { toSentence } from "./sentence.ts";

test("what is wrong inside a broken file is said in the reader's own language", () => {
  const problem: FileProblem = { code: "FILE_BROKEN", part: "word/document.xml", fault: "xml-tags", line: 7 };
  expect(toSentence<FileProblem>(fileSentencesVi, problem)).toBe(
    "Tệp hỏng ở phần “word/document.xml”, dòng 7: thẻ XML mở và đóng không khớp. Hãy mở bằng phần mềm soạn thảo, lưu lại rồi rà soát.",
  );
  expect(toSentence<FileProblem>(fileSentencesEn, problem)).toBe(
    'The file is broken in the part "word/document.xml", line 7: XML tags do not close one another. Open it in its editor, save it, and check again.',
  );
});

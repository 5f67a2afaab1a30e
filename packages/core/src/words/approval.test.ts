import { describe, expect, test } from "vitest";
import { makeOpen } from "../../test/make-form.ts";
import { APPROVAL_STEPS } from "../regime/regime.ts";
import { type ApprovalProblem, SUBMISSION_STATES, type SubmissionState } from "../submission/submission.ts";
import { sayApprovalProblemEn } from "./approval-en.ts";
import { sayApprovalProblemVi } from "./approval-vi.ts";
import { saySubmissionProblemEn } from "./form-en.ts";
import { saySubmissionProblemVi } from "./form-vi.ts";

const NAMES = new Map([
  ["crop", "Trồng trọt"],
  ["herd", "Chăn nuôi"],
  ["user:an", "Nguyễn Văn An"],
]);
const nameOf = (code: string): string => NAMES.get(code) ?? code;

const sectors = ["crop", "herd"];
/** Every code, in every way it is said. */
const PROBLEMS: { readonly [C in ApprovalProblem["code"]]: readonly Extract<ApprovalProblem, { readonly code: C }>[] } = {
  APPROVAL_WRONG_STATE: SUBMISSION_STATES.map((state) => ({ code: "APPROVAL_WRONG_STATE", state })),
  APPROVAL_CHANGED: [0, 3].map((now) => ({ code: "APPROVAL_CHANGED", now })),
  APPROVAL_OWN_WORK: [{ code: "APPROVAL_OWN_WORK" }],
  APPROVAL_TWICE: APPROVAL_STEPS.map((step) => ({ code: "APPROVAL_TWICE", step })),
  APPROVAL_NOT_YOURS: APPROVAL_STEPS.map((step) => ({ code: "APPROVAL_NOT_YOURS", step, sectors })),
  APPROVAL_REASON_MISSING: [{ code: "APPROVAL_REASON_MISSING" }],
  APPROVAL_NOT_ASKED: [{ code: "APPROVAL_NOT_ASKED" }],
  APPROVAL_ASKED: [{ code: "APPROVAL_ASKED", by: "user:an" }],
};

describe("why something about an approval is not done", () => {
  test.each([
    ["Vietnamese", sayApprovalProblemVi],
    ["English", sayApprovalProblemEn],
  ] as const)("[Y33] every reason has a sentence of its own in %s, with names and no code", (_language, say) => {
    const said = Object.values(PROBLEMS).flatMap((all) => all.map((problem) => say(problem, nameOf)));
    for (const sentence of said) {
      expect(sentence).toMatch(/^\p{Lu}.{10,}\.$/u);
      expect(sentence).not.toMatch(/undefined|crop|herd|user:|sectors\b.*\bwhole|APPROVAL|submitted/u);
    }
    expect(new Set(said).size).toBe(said.length);
  });

  test.each<[ApprovalProblem, string, string]>([
    [
      { code: "APPROVAL_NOT_YOURS", step: "sectors", sectors },
      "Việc này thuộc bước duyệt của phòng chuyên môn, theo lĩnh vực (đang chờ: Trồng trọt, Chăn nuôi); không phải phần của bạn. Hãy chờ bước ấy xong, hoặc báo người phụ trách.",
      "This belongs to the step of line departments, each its sectors (waiting: Trồng trọt, Chăn nuôi); it is not yours. Wait until that step is done, or tell whoever does it.",
    ],
    [
      { code: "APPROVAL_NOT_YOURS", step: "whole", sectors },
      "Việc này thuộc bước duyệt của cơ quan, cả phiếu; không phải phần của bạn. Hãy chờ bước ấy xong, hoặc báo người phụ trách.",
      "This belongs to the step of the authority, the whole form; it is not yours. Wait until that step is done, or tell whoever does it.",
    ],
    [
      { code: "APPROVAL_ASKED", by: "user:an" },
      "Nguyễn Văn An đã đề nghị mở lại phiếu này; chờ người duyệt trả lời.",
      "Nguyễn Văn An has asked for this form to be opened; wait for the answer.",
    ],
    [
      { code: "APPROVAL_CHANGED", now: 3 },
      "Phiếu vừa được gửi lại: nay là lần gửi 3. Hãy xem lần gửi ấy trước.",
      "The form was sent again: sending 3 stands now. Look at it first.",
    ],
    [
      { code: "APPROVAL_WRONG_STATE", state: "returned" },
      "Phiếu đã trả lại, không còn chờ việc này. Hãy tải lại trang để xem.",
      "The form is returned and no longer waits for this. Load the page again.",
    ],
  ])("[Y33] $code says who, which sectors, which sending", (problem, vi, en) => {
    expect(sayApprovalProblemVi(problem, nameOf)).toBe(vi);
    expect(sayApprovalProblemEn(problem, nameOf)).toBe(en);
  });
});

describe("why a form that waits for approval or is approved is not changed", () => {
  const SHEET = makeOpen();
  const say = (problem: Parameters<typeof saySubmissionProblemVi>[1]): readonly string[] => [
    saySubmissionProblemVi(SHEET, problem),
    saySubmissionProblemEn(SHEET, problem),
  ];
  const ways: readonly [SubmissionState, RegExp, RegExp][] = [
    ["draft", /chưa gửi/u, /not sent/u],
    ["returned", /sửa được ngay/u, /mended at once/u],
    ["approved", /đề nghị mở lại/u, /ask for it to be opened/u],
  ];
  test.each(ways)("[Y5] what is %s is not taken back, and the sentence says what to do", (state, vi, en) => {
    expect(say({ code: "RECALL_WRONG_STATE", state })).toEqual([expect.stringMatching(vi), expect.stringMatching(en)]);
  });
  test("[Y5] once a step is approved, it is for the approver to return it", () => {
    expect(say({ code: "RECALL_APPROVAL_BEGUN", by: "user:an" })).toEqual([
      "Phiếu đã có người duyệt một bước nên không rút lại được; hãy đề nghị người duyệt trả lại.",
      "Somebody has approved a step of the form, so it can not be taken back; ask him to return it.",
    ]);
  });
  test("[Y6] what was sent is taken back first, what is approved opened again first", () => {
    expect(say({ code: "SAVE_WRONG_STATE", state: "submitted" })[0]).toBe("Phiếu đã gửi; muốn sửa thì rút lại trước.");
    expect(say({ code: "SAVE_WRONG_STATE", state: "approved" })).toEqual([
      "Phiếu đã duyệt nên không sửa được; hãy đề nghị mở lại để đính chính.",
      "The form is approved and can not be changed; ask for it to be opened for a correction.",
    ]);
  });
});

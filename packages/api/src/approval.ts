import type { Action } from "@kehoach/core/access/action";
import { APPROVAL_STEPS } from "@kehoach/core/regime/regime";
import type { SubmissionState } from "@kehoach/core/submission/submission";
import { z } from "zod";
import { act } from "./act.ts";
import { placeRef } from "./figure.ts";
import { authorityCode, code, isoDate, noParams } from "./parameter.ts";
import { ACT_PATHS, PATHS } from "./paths.ts";
import { COMMUNE_EXAMPLE } from "./place-example.ts";
import { type ProblemCode, problemReply } from "./problem.ts";
import { route } from "./route.ts";
import { people } from "./sheet-reply.ts";
import { FORM_EXAMPLE, REGIME_EXAMPLE, SHEET_KEY_EXAMPLE } from "./submission-example.ts";
import { formRef, ofRegime, period, SHEET_KEY_PROBLEMS, sheetKey, submissionState } from "./submission-part.ts";

const sendingNumber = z.int().min(1).max(999_999).describe("Lần gửi mà người duyệt đã xem");
const step = z.enum(APPROVAL_STEPS);
const sector = z.object({ code: z.string(), name: z.string() });

/** A form that was sent, as a row names it. */
const sent = { ...ofRegime, form: formRef, place: placeRef, sending: z.int() } as const;

const awaiting = z.object({
  ...sent,
  sentAt: z.string(),
  sentBy: z.string(),
  late: z.boolean(),
  explained: z.int().describe("Số điều gửi kèm lý do"),
  correction: z.boolean().describe("Đính chính: trước đó phiếu đã được duyệt"),
  step: step.describe("Bước đang chờ"),
  sectors: z.array(sector).describe("Lĩnh vực đang chờ ở bước ấy; bước cả phiếu thì là mọi lĩnh vực của biểu"),
  mine: z.boolean().describe("Người hỏi duyệt được bước này"),
});
export type AwaitingJson = z.output<typeof awaiting>;

const request = z.object({
  ...sent,
  by: z.string(),
  at: z.string(),
  reason: z.string(),
});
export type RequestJson = z.output<typeof request>;

/** Rows one answer of the inbox holds. */
export const MOST_AWAITING = 2000;

export const listApprovals = route({
  path: PATHS.approvals,
  tag: "submission",
  action: "submission.approve",
  summary: "Phiếu chờ duyệt và đề nghị mở lại ở những nơi người hỏi duyệt, chờ lâu nhất trước",
  params: noParams,
  query: z.strictObject({
    authority: authorityCode.optional(),
    regime: code.optional(),
    period: period.optional(),
  }),
  reply: z.object({
    authority: z.string(),
    today: isoDate,
    items: z.array(awaiting).max(MOST_AWAITING),
    requests: z.array(request),
    total: z.int().describe("Số phiếu chờ duyệt, kể cả những phiếu không nêu vì quá nhiều"),
    people,
  }),
  problems: ["AUTHORITY_UNKNOWN", "AUTHORITY_NEEDED", "REGIME_UNKNOWN", "PARAMETER_INVALID"],
  example: {
    authority: "mau",
    today: "2031-07-02",
    items: [
      {
        ...REGIME_EXAMPLE,
        form: FORM_EXAMPLE,
        place: COMMUNE_EXAMPLE,
        sending: 1,
        sentAt: "2031-07-01T02:00:00.000000Z",
        sentBy: "user:an.nguyen",
        late: false,
        explained: 2,
        correction: false,
        step: "whole",
        sectors: [{ code: "mau", name: "Mẫu" }],
        mine: true,
      },
    ],
    requests: [],
    total: 1,
    people: { "user:an.nguyen": "Nguyễn Văn An" },
  },
});

export const countApprovals = route({
  path: PATHS.approvalCount,
  tag: "submission",
  action: "submission.approve",
  summary: "Bao nhiêu phiếu đang chờ chính người hỏi duyệt",
  params: noParams,
  query: z.strictObject({ authority: authorityCode.optional() }),
  reply: z.object({ authority: z.string(), mine: z.int().describe("Số phiếu mà hộp duyệt nêu là mine") }),
  problems: ["AUTHORITY_UNKNOWN", "AUTHORITY_NEEDED"],
  example: { authority: "mau", mine: 1 },
});

/** How one sector of a form of a place stands. */
export const SECTOR_STANDINGS = ["none", "sent", "approved", "returned", "locked"] as const;

const matrixRow = z.object({
  place: placeRef,
  state: submissionState.nullable(),
  sending: z.int().nullable(),
  cells: z
    .array(
      z.object({
        sector: z.string(),
        standing: z
          .enum(SECTOR_STANDINGS)
          .describe(
            "none: chưa gửi; sent: chờ duyệt; approved: phòng chuyên môn đã duyệt; returned: trả lại; locked: phiếu đã duyệt xong",
          ),
        by: z.string().nullable().describe("Ai duyệt lĩnh vực này"),
      }),
    )
    .describe("Theo thứ tự của sectors"),
});
export type MatrixRowJson = z.output<typeof matrixRow>;

export const getApprovalMatrix = route({
  path: PATHS.approvalMatrix,
  tag: "submission",
  action: "submission.read",
  summary: "Ma trận lĩnh vực × nơi gửi của một kỳ: phòng chuyên môn và địa bàn cùng thấy phiếu đang ở đâu",
  params: noParams,
  query: z.strictObject({ authority: authorityCode.optional(), regime: code, period }),
  reply: z.object({
    ...ofRegime,
    steps: z.array(step),
    sectors: z.array(sector),
    rows: z.array(matrixRow),
    people,
  }),
  problems: ["AUTHORITY_UNKNOWN", "AUTHORITY_NEEDED", "REGIME_UNKNOWN", "PARAMETER_INVALID", "FORM_NOT_DUE"],
  example: {
    ...REGIME_EXAMPLE,
    steps: ["sectors", "whole"],
    sectors: [{ code: "mau", name: "Mẫu" }],
    rows: [
      {
        place: COMMUNE_EXAMPLE,
        state: "submitted",
        sending: 1,
        cells: [{ sector: "mau", standing: "approved", by: "user:chi.tran" }],
      },
    ],
    people: { "user:chi.tran": "Trần Thị Chi" },
  },
});

export const getSheetUses = route({
  path: PATHS.sheetUses,
  tag: "submission",
  action: "submission.read",
  summary: "Số liệu của một phiếu đã được dùng ở đâu: các phiếu gửi sau nó có tính tới số liệu ấy",
  params: noParams,
  query: z.strictObject(sheetKey),
  reply: z.object({
    items: z.array(
      z.object({
        ...ofRegime,
        place: placeRef,
        sending: z.int(),
        sentAt: z.string(),
        state: submissionState,
        lines: z.array(z.string()).describe("Khóa những dòng của phiếu này được dùng ở đó"),
      }),
    ),
  }),
  problems: SHEET_KEY_PROBLEMS,
  example: {
    items: [
      {
        regime: "thang",
        regimeName: "Báo cáo tháng",
        place: COMMUNE_EXAMPLE,
        period: "2031-M07",
        periodName: "tháng 7/2031",
        sending: 1,
        sentAt: "2031-08-01T02:00:00.000000Z",
        state: "submitted",
        lines: ["mau.dien-tich"],
      },
    ],
  },
});

/** Forms approved at once: a hundred communes with five forms each. */
export const MAX_APPROVED = 500;

const approved = z.object({
  regime: z.string(),
  place: z.string(),
  period: z.string(),
  sending: z.int(),
  state: submissionState.nullable().describe("Sau việc này; null: bị từ chối"),
  refused: problemReply.nullable().describe("Vì sao không duyệt"),
});
export type ApprovedJson = z.output<typeof approved>;

export const approveSheets = act({
  ...ACT_PATHS.approveSheets,
  tag: "submission",
  action: "submission.approve",
  summary: "Duyệt một bước của một hay nhiều phiếu; phiếu nào bị từ chối thì nêu vì sao, các phiếu khác vẫn được duyệt",
  params: noParams,
  body: z.strictObject({
    authority: authorityCode.optional(),
    items: z
      .array(z.strictObject({ regime: sheetKey.regime, place: sheetKey.place, period, sending: sendingNumber }))
      .min(1)
      .max(MAX_APPROVED),
  }),
  reply: z.object({ items: z.array(approved) }),
  problems: ["AUTHORITY_UNKNOWN", "AUTHORITY_NEEDED"],
  example: {
    body: { items: [{ ...SHEET_KEY_EXAMPLE, sending: 1 }] },
    reply: { items: [{ ...SHEET_KEY_EXAMPLE, sending: 1, state: "approved", refused: null }] },
  },
});

/** What is done to the sending that stands, with a reason. */
function actWithReason(
  name: "returnSheet" | "reopenSheet" | "askReopen" | "declineReopen",
  { action, summary, problems, reason, state }: ActWithReason,
) {
  return act({
    ...ACT_PATHS[name],
    tag: "submission",
    action,
    summary,
    params: noParams,
    body: z.strictObject({ ...sheetKey, sending: sendingNumber, reason: z.string().max(2000) }),
    reply: z.object({ state: submissionState }),
    problems: [...SHEET_KEY_PROBLEMS, "APPROVAL_CHANGED", "APPROVAL_WRONG_STATE", "APPROVAL_REASON_MISSING", ...problems],
    example: { body: { ...SHEET_KEY_EXAMPLE, sending: 1, reason }, reply: { state } },
  });
}
type ActWithReason = {
  readonly action: Action;
  readonly summary: string;
  /** Beside those of every such act. */
  readonly problems: readonly ProblemCode[];
  /** Of the example, and where the form stands after it. */
  readonly reason: string;
  readonly state: SubmissionState;
};

export const returnSheet = actWithReason("returnSheet", {
  action: "submission.approve",
  summary: "Trả lại phiếu để sửa, kèm lý do; những bước đã duyệt của lần gửi này không còn tính",
  problems: ["APPROVAL_NOT_YOURS"],
  reason: "Diện tích thôn 2 lệch sổ",
  state: "returned",
});

export const reopenSheet = actWithReason("reopenSheet", {
  action: "submission.approve",
  summary: "Mở lại phiếu đã duyệt để đính chính, kèm lý do; số đã duyệt vẫn có hiệu lực đến khi duyệt lần gửi mới",
  problems: ["APPROVAL_NOT_YOURS"],
  reason: "Đính chính số hộ nghèo",
  state: "returned",
});

export const askReopen = actWithReason("askReopen", {
  action: "form.send",
  summary: "Đề nghị mở lại phiếu đã duyệt để đính chính, kèm lý do",
  problems: ["APPROVAL_ASKED"],
  reason: "Nhập nhầm cột",
  state: "approved",
});

export const declineReopen = actWithReason("declineReopen", {
  action: "submission.approve",
  summary: "Từ chối đề nghị mở lại, kèm lý do; phiếu giữ nguyên",
  problems: ["APPROVAL_NOT_YOURS", "APPROVAL_NOT_ASKED"],
  reason: "Số đã đúng theo sổ",
  state: "approved",
});

import { STANDINGS } from "@kehoach/core/regime/standing";
import { SUBMISSION_STATES } from "@kehoach/core/submission/submission";
import { z } from "zod";
import { authorityCode, code, isoDate, placeCode, text } from "./parameter.ts";
import { PLACE_PROBLEMS, type ProblemCode } from "./problem.ts";

export const period = text.min(4).max(100).describe("2031, 2031-Q1, 2031-M06, nd09:2031-M06");
/** A form of a place for a period, under a regime: what names a submission whether or not anybody has begun it. */
export const sheetKey = {
  authority: authorityCode.optional(),
  regime: code.describe("Mã chế độ báo cáo"),
  place: placeCode,
  period,
} as const;

/** Refusals of a sheetKey. */
export const SHEET_KEY_PROBLEMS = [
  ...PLACE_PROBLEMS,
  "REGIME_UNKNOWN",
  "PLACE_OUT_OF_SCOPE",
  "FORM_NOT_DUE",
  "PARAMETER_INVALID",
] as const satisfies readonly ProblemCode[];

export const submissionState = z.enum(SUBMISSION_STATES);
/** Where a form stands today: what is to be done, and how it was done. */
export const standing = z
  .enum(STANDINGS)
  .describe(
    "not-open: chưa đến ngày nhập; due-soon: sắp đến hạn; late: quá hạn, còn nhận; closed: thôi nhận, chưa gửi; sent-late: đã gửi, muộn",
  );

export const due = {
  opens: isoDate.describe("Ngày đầu tiên nhập được"),
  deadline: isoDate.describe("Ngày cuối của hạn gửi"),
  closes: isoDate.nullable().describe("Ngày cuối còn nhận; null: nhận mãi"),
} as const;
export const named = { period: z.string(), periodName: z.string() } as const;
/** What a row about forms begins with: under which regime, of which period. */
export const ofRegime = { regime: z.string(), regimeName: z.string(), ...named } as const;
export const progress = {
  standing,
  state: submissionState.nullable().describe("null: chưa ai nhập gì"),
  sentAt: z.string().nullable(),
  sentBy: z.string().nullable(),
  filled: z.int().describe("Số ô bắt buộc đã có số hoặc đã nói vì sao không có"),
  wanted: z.int().describe("Số ô bắt buộc"),
} as const;
export const formRef = z.object({ code: z.string(), number: z.string().nullable(), name: z.string() });

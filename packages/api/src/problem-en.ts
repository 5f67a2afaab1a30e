import { roleNamesEn } from "@kehoach/core/words/access-en";
import { fileSentencesEn } from "@kehoach/core/words/audit-file-en";
import { importFileSentencesEn } from "@kehoach/core/words/import-file-en";
import { toSentence } from "@kehoach/core/words/sentence";
import { ACCOUNT_PROBLEMS_EN } from "./account-problem-en.ts";
import { ANNEX_PROBLEMS_EN } from "./annex-problem-en.ts";
import { EXPLANATION_PROBLEMS_EN } from "./explanation-problem-en.ts";
import { FORM_FILE_PROBLEMS_EN } from "./form-file-problem-en.ts";
import { FORM_PROBLEMS_EN } from "./form-problem-en.ts";
import { IMPORT_PROBLEMS_EN } from "./import-problem-en.ts";
import { PEOPLE_PROBLEMS_EN } from "./people-problem-en.ts";
import { PLAN_PROBLEMS_EN } from "./plan-problem-en.ts";
import type { ApiProblem, Candidate, ParameterReason, ProblemCode } from "./problem.ts";
import type { Sentence } from "./sentence.ts";
import { SUBMISSION_PROBLEMS_EN } from "./submission-problem-en.ts";

const REASONS = {
  format: () => "is not well formed",
  date: () => "must be a real date, year-month-day (2030-12-31)",
  year: () => "must be a year of four digits (2030)",
  range: (p) => (p.bounds ? `must be a whole number from ${p.bounds.min} to ${p.bounds.max}` : "is out of bounds"),
  choice: (p) => `takes only: ${(p.choices ?? []).join(", ")}`,
  cursor: () => "is not a page mark given by this system; leave it out to read from the beginning",
  period: () => "is not a period (2030, 2030-Q3, 2030-M09)",
  breakdown: () => "is not a breakdown (dimension=item)",
  repeated: () => "may be given once only",
  length: (p) => (p.bounds ? `must be ${p.bounds.min} to ${p.bounds.max} characters long` : "is too short or too long"),
} satisfies Record<ParameterReason, (problem: ApiProblem) => string>;

const name = (one: Candidate): string => [one.name, one.detail].filter((part) => part && part !== one.code).join(", ");
const among = (problem: ApiProblem): string =>
  problem.candidates?.length
    ? ` You can use: ${problem.candidates.map((one) => (name(one) ? `${one.code} (${name(one)})` : one.code)).join("; ")}.`
    : "";
const found = (problem: ApiProblem): string => (problem.found === undefined ? "" : ` "${problem.found}"`);

const ROLE_NAMES_EN: Readonly<Record<string, string>> = roleNamesEn;

/** What is wrong with a file is said by the sentences of the auditor itself. */
const file: Sentence = {
  title: "This file can not be audited",
  detail: (p) =>
    p.file === undefined
      ? "This file can not be audited."
      : toSentence(p.purpose !== "audit" && p.purpose !== undefined ? importFileSentencesEn : fileSentencesEn, p.file),
};

/** English sentences of every refusal of the API. */
export const PROBLEMS_EN = {
  PARAMETER_UNKNOWN: { title: "Unknown parameter", detail: (p) => `There is no parameter "${p.parameter ?? ""}".${among(p)}` },
  PARAMETER_INVALID: {
    title: "Wrong parameter",
    detail: (p) =>
      `Parameter "${p.parameter ?? ""}"${p.found === undefined ? "" : ` was "${p.found}"`}: it ${REASONS[p.reason ?? "format"](p)}.`,
  },
  PARAMETER_MISSING: { title: "Missing parameter", detail: (p) => `Parameter "${p.parameter ?? ""}" is needed.` },
  AUTHORITY_NEEDED: {
    title: "Choose an authority",
    detail: (p) => `There are several authorities; add the parameter "authority".${among(p)}`,
  },
  AUTHORITY_UNKNOWN: { title: "No such authority", detail: (p) => `Authority${found(p)} was not found.${among(p)}` },
  PLACE_UNKNOWN: { title: "No such place", detail: (p) => `Place${found(p)} was not found.${among(p)}` },
  PLACE_OUT_OF_LIFE: {
    title: "The place did not exist on this date",
    detail: (p) => `Place${found(p)} is known but did not exist at the time asked for.${among(p)}`,
  },
  PLACE_AMBIGUOUS: {
    title: "The code names several places",
    detail: (p) => `Code${found(p)} was used by several places; add its first day, or the date you ask about.${among(p)}`,
  },
  PLACE_OUT_OF_SCOPE: {
    title: "Outside what you may see",
    detail: (p) =>
      `Your account has not been given the figures of ${p.found ?? "this place"}. If your work needs them, ask an administrator for an appointment.`,
  },
  SIGN_IN_NEEDED: { title: "Sign in first", detail: () => "This is for people who have signed in. Sign in and try again." },
  ACTION_REFUSED: {
    title: "No role for this",
    detail: (p) =>
      `Your account has no role that may do this${p.choices?.length ? ` (${p.choices.map((one) => ROLE_NAMES_EN[one] ?? one).join(", ")})` : ""}. If your work needs it, ask an administrator for an appointment.`,
  },
  YEAR_UNKNOWN: { title: "No figures of this year", detail: (p) => `There are no figures of${found(p)}.${among(p)}` },
  YEAR_NONE: { title: "No plan or figures yet", detail: () => "There is no plan and no figure of any year yet." },
  INDICATOR_UNKNOWN: { title: "No such indicator", detail: (p) => `Indicator${found(p)} was not found.${among(p)}` },
  SECTOR_UNKNOWN: { title: "No such sector", detail: (p) => `Sector${found(p)} was not found.${among(p)}` },
  DOCUMENT_UNKNOWN: { title: "No such document", detail: (p) => `Document${found(p)} was not found.${among(p)}` },
  REGIME_UNKNOWN: { title: "No such regime", detail: (p) => `Regime${found(p)} was not found.${among(p)}` },
  FORM_UNKNOWN: { title: "No such form", detail: (p) => `There is no form${found(p)}.${among(p)}` },
  SENDING_UNKNOWN: { title: "No such sending", detail: (p) => `The form has no sending${found(p)}.${among(p)}` },
  JOURNAL_TOO_LONG: {
    title: "The journal is too long for one file",
    detail: (p) => `More than ${p.found ?? ""} rows fit the filters. Choose fewer days and download part by part.`,
  },
  REPORT_UNKNOWN: { title: "No such report", detail: (p) => `There is no report outline for${found(p)}.${among(p)}` },
  REPORT_UNBOUND: {
    title: "The report can not be built",
    detail: (p) => `The outline holds places without a figure: ${p.note ?? ""}`,
  },
  PATH_UNKNOWN: {
    title: "No such address",
    detail: (p) => `There is nothing at${found(p)}. All addresses are listed at /api/docs.`,
  },
  METHOD_UNKNOWN: {
    title: "Method not allowed",
    detail: (p) =>
      `This address takes ${p.choices?.join(", ") ?? "GET and HEAD"} only${p.found === undefined ? "" : `, not ${p.found}`}.`,
  },
  REQUEST_BROKEN: { title: "Broken request", detail: () => "The request could not be read; check how the address is written." },
  REQUEST_FOREIGN: {
    title: "Sent by another site",
    detail: () =>
      "Requests are taken from this site's own pages or from a program, not from another web site. If this is the right site, its keeper must set KEHOACH_URL to the address in use.",
  },
  BODY_KIND: {
    title: "The file was sent in another way",
    detail: () => "Send the bytes of the file as the body, with Content-Type: application/octet-stream.",
  },
  BODY_STOPPED: { title: "The file did not arrive whole", detail: () => "Sending stopped half way; send the file again." },
  EVENTS_BUSY: {
    title: "Too many are looking on",
    detail: () => "Pages do not refresh by themselves now; load the page again to see new figures.",
  },
  AUDIT_BUSY: {
    title: "Several files are waiting",
    detail: () => "The server is auditing several files at once; try again in a few minutes.",
  },
  FILE_EMPTY: file,
  FILE_TOO_LARGE: file,
  FILE_UNKNOWN_KIND: file,
  FILE_ENCRYPTED: file,
  FILE_TRUNCATED: file,
  FILE_BOMB: file,
  FILE_BROKEN: file,
  FILE_OLD_ENCODING: file,
  FILE_BINARY: file,
  FILE_OLD_WORD: file,
  FILE_SCAN: file,
  FILE_NO_TEXT: file,
  FILE_TIMEOUT: file,
  FILE_MEMORY: file,
  FILE_STATE_SECRET: file,
  ...IMPORT_PROBLEMS_EN,
  ...ACCOUNT_PROBLEMS_EN,
  ...PEOPLE_PROBLEMS_EN,
  ...PLAN_PROBLEMS_EN,
  ...SUBMISSION_PROBLEMS_EN,
  ...EXPLANATION_PROBLEMS_EN,
  ...FORM_PROBLEMS_EN,
  ...FORM_FILE_PROBLEMS_EN,
  ...ANNEX_PROBLEMS_EN,
  STARTING: { title: "Starting", detail: () => "The system is starting; try again in a few seconds." },
  FAULT: { title: "System fault", detail: () => "Something unforeseen went wrong; it is in the log under the id below." },
} satisfies Record<ProblemCode, Sentence>;

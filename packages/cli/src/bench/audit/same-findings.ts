import type { AuditDocument } from "@kehoach/core/audit/document";
import type { AuditJson } from "@kehoach/core/audit/output/audit-json";
import type { BoundRun } from "@kehoach/core/report/bound";
import { writeReport } from "@kehoach/documents/docx/write-report";
import { readReport } from "@kehoach/documents/reading/read-report";
import { makeDice } from "./bootstrap.ts";
import { plainRun, reportOf } from "./made-up-report.ts";
import { auditToJson, toDocument } from "./run-audit.ts";

/** What was found, without where: rule, result and the figures as numbers, in a fixed order. */
export function signatureOf(audit: AuditJson, only?: readonly string[]): string {
  const figures = new Map(audit.figures.map((figure) => [figure.id, figure]));
  return audit.checks
    .filter(({ result }) => only === undefined || only.includes(result))
    .map(({ rule, result, operands }) => {
      const values = operands.map((id) => {
        const figure = figures.get(id);
        return figure ? `${figure.value}e${figure.scale}${figure.unit ?? ""}` : id;
      });
      return `${rule} ${result} ${values.join(" ")}`;
    })
    .toSorted()
    .join("\n");
}

/** A change of form that leaves the meaning; `shuffles` may change what is looked at together, so only alarms are compared. */
export type Transform = { readonly name: string; readonly apply: (text: string) => string };

export const TRANSFORMS: readonly Transform[] = [
  { name: "NFD", apply: (text) => text.normalize("NFD") },
  { name: "NBSP", apply: (text) => text.replace(/(\d) (?=\p{L}|%)/gu, "$1\u00a0") },
  { name: "blanks", apply: (text) => text.replace(/([,;]) (?=\p{L})/gu, "$1  ") },
];

const ALARMS: readonly string[] = ["error", "review"];

/** Texts whose findings change under a transform. */
export function listChanged(
  texts: readonly { readonly name: string; readonly text: string }[],
  { apply }: Transform,
): readonly string[] {
  return texts
    .filter(
      ({ name, text }) =>
        signatureOf(auditToJson(toDocument(name, text))) !== signatureOf(auditToJson(toDocument(name, apply(text)))),
    )
    .map(({ name }) => name);
}

/** Alarms of texts set one after the other, in two orders: the same. */
export function isOrderFree(texts: readonly { readonly text: string }[], seed: number): boolean {
  const dice = makeDice(seed);
  const shuffled = texts
    .map((one) => ({ one, key: dice() }))
    .toSorted((a, b) => a.key - b.key)
    .map(({ one }) => one);
  const whole = (list: readonly { readonly text: string }[]): string => list.map(({ text }) => text).join("\n\n");
  const alarms = (list: readonly { readonly text: string }[]): string =>
    signatureOf(auditToJson(toDocument("all", whole(list))), ALARMS);
  return alarms(texts) === alarms(shuffled);
}

async function throughWord(paragraphs: readonly (readonly BoundRun[])[]): Promise<AuditDocument> {
  const read = await readReport("x.docx", await writeReport(reportOf(paragraphs, 0)));
  if (!read.ok) throw new Error(read.problems.map(({ code }) => code).join(", "));
  return read.value;
}

/** The same paragraphs as one run each, as many runs, and as the plain text of the Word file. */
export async function auditThreeWays(
  paragraphs: readonly string[],
  seed: number,
): Promise<{ readonly whole: string; readonly split: string; readonly text: string }> {
  const dice = makeDice(seed);
  const cut = (paragraph: string): readonly BoundRun[] => {
    const runs: BoundRun[] = [];
    for (let at = 0; at < paragraph.length; ) {
      const size = 1 + Math.floor(dice() * 7);
      runs.push(plainRun(paragraph.slice(at, at + size)));
      at += size;
    }
    return runs;
  };
  const whole = await throughWord(paragraphs.map((paragraph) => [plainRun(paragraph)]));
  const split = await throughWord(paragraphs.map(cut));
  return {
    whole: signatureOf(auditToJson(whole)),
    split: signatureOf(auditToJson(split)),
    text: signatureOf(auditToJson(toDocument("x.txt", whole.text))),
  };
}

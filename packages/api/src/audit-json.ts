import { RULES } from "@kehoach/core/audit/claim";
import type { NoteCode } from "@kehoach/core/audit/note";
import type { AuditErrorJson, AuditJson, ExpressionJson } from "@kehoach/core/audit/output/audit-json";
import { noteSentencesVi } from "@kehoach/core/words/audit-note-vi";
import { z } from "zod";

// The table has a sentence for every code and for nothing else, so its keys are the codes.
const NOTE_CODES = Object.keys(noteSentencesVi) as NoteCode[];

const decimalText = z.string().regex(/^-?\d+(\.\d+)?$/u);
const figureId = z.string().regex(/^F\d+$/u);

const span = z
  .object({
    start: z.int().nonnegative().describe("First character; Unicode code points from 0."),
    end: z.int().nonnegative().describe("After the last character; Unicode code points from 0."),
    line: z.int().positive().describe("Line of start, from 1."),
  })
  .meta({ id: "span", description: "A place in the text that `kehoach audit --format text` prints." });

const expression: z.ZodType<ExpressionJson> = z
  .discriminatedUnion("op", [
    z.object({ op: z.literal("figure"), figure: figureId }),
    z.object({ op: z.literal("constant"), value: decimalText }),
    z.object({
      op: z.literal("sum"),
      get terms() {
        return z.array(expression);
      },
    }),
    z.object({
      op: z
        .enum(["difference", "product", "quotient", "percent", "growth"])
        .describe("a − b; a × b; a / b; 100 × a / b; 100 × (a / b − 1)"),
      get a() {
        return expression;
      },
      get b() {
        return expression;
      },
    }),
  ])
  .meta({
    id: "expression",
    description: "How a figure follows from others, in base units: value × 10^scale × factor; a percentage is its number.",
  });

const relation = z
  .object({
    expression,
    compare: z.enum(["equal", "at-most", "at-least"]).describe("What the stated figure should be against the expression."),
    binding: z
      .enum(["firm", "likely", "loose"])
      .nullable()
      .describe("How surely the words say the relation: only a firm one can be an error."),
    direction: z.enum(["up", "down"]).nullable().describe("The way the words say a change went; the figure is printed positive."),
    exact: decimalText
      .nullable()
      .describe("What the expression should be, when that is not the stated figure: 100 of a breakdown."),
  })
  .meta({ id: "relation", description: "Enough to judge the relation again without this program." });

const figure = z
  .object({
    id: figureId,
    span,
    text: z.string().describe("The number as printed."),
    value: decimalText.describe("The printed number alone; the figure is value × 10^scale of unit."),
    unit: z.string().nullable().describe("Without its scale word, in lower case: đồng, ha, %, hồ sơ; null if none is printed."),
    scale: z.int().describe("Power of ten of the scale word: nghìn 3, triệu 6, tỷ 9; 0 without one."),
    precision: z.int().nonnegative().describe("Decimals printed."),
    role: z.enum(["actual", "plan", "previous", "percent", "part", "total"]).nullable(),
    subject: z.string().nullable(),
    qualifiers: z
      .array(
        z.enum([
          "over",
          "under",
          "about",
          "at-least",
          "at-most",
          "estimate",
          "cumulative",
          "preliminary",
          "official",
          "target",
          "threshold",
          "average",
          "total",
          "remaining",
        ]),
      )
      .describe("Words that stand with the figure: hơn, gần, khoảng, ít nhất, tối đa, ước, lũy kế, …"),
    status: z.enum(["estimate", "reported", "preliminary", "official"]).nullable(),
    period: z.string().nullable().describe("As printed."),
    dataAsOf: z.string().nullable().describe("The day up to which it covers, as printed."),
    place: z.string().nullable().describe("As printed."),
    dimension: z.string().nullable().describe("What is measured: area, mass, money, percent, …; count for counted things."),
    factor: decimalText.describe("Base units in one unit: ha 10000 (m²), tấn 1000 (kg)."),
  })
  .meta({ id: "figure" });

const nonQuantity = z
  .object({
    span,
    text: z.string(),
    reason: z.enum([
      "date",
      "period",
      "time",
      "document-number",
      "article",
      "enumeration",
      "name",
      "rank",
      "phone",
      "code",
      "map-scale",
      "ordinal",
      "rate-base",
      "malformed",
    ]),
  })
  .meta({ id: "nonQuantity", description: "Digits that measure nothing." });

const check = z
  .object({
    id: z.string().regex(/^C\d+$/u),
    rule: z.enum(RULES),
    result: z.enum(["error", "review", "rounding", "convention", "ok", "unchecked"]).describe("Only error is an alarm."),
    reason: z.enum(NOTE_CODES).describe("Why it came out so; for unchecked, why it could not be judged."),
    stated: z.string().describe("As printed."),
    computed: z.string().nullable().describe("What the operands give, in the unit of the stated figure."),
    interval: z
      .object({ low: decimalText, high: decimalText })
      .nullable()
      .describe("What the printed digits of the operands allow."),
    operands: z.array(figureId).describe("Every figure of the relation, the stated one first."),
    span: span.describe("The figure it blames."),
    message: z.string().describe("Vietnamese, or English when KEHOACH_LANG=en."),
    repairs: z
      .array(z.object({ figure: figureId, from: z.string(), to: z.string() }))
      .describe("Each alone would mend the relation; never applied."),
    fingerprint: z.string().describe("Stays the same while the rule and the words around it do."),
    relation: relation.nullable(),
    related: z.array(span).describe("Other places that belong to it."),
    note: z.looseObject({ code: z.string() }).describe("The reason with what goes with it."),
    ignored: z
      .object({ reason: z.string(), at: z.string().nullable() })
      .nullable()
      .describe("Set aside in NAME.kehoach.json; still counted in summary, no longer in the exit code."),
  })
  .meta({ id: "check" });

const count = z.int().nonnegative();

/** One audited document, as `kehoach audit --format json` prints it. */
export const auditJson = z
  .object({
    schema: z.literal("kehoach-audit/1"),
    document: z.object({
      name: z.string().describe("Base name of the file."),
      kind: z
        .enum(["text", "markdown", "html", "docx", "pdf", "xlsx", "xls"])
        .describe("How it was read, whatever its name says."),
      sha256: z.string().describe("Of the file's bytes."),
      characters: count.describe("Unicode code points of its text."),
      notRead: z
        .array(z.object({ code: z.enum(["PICTURES", "PAGES", "SHEETS", "LENGTH", "REVISIONS"]), count }))
        .describe("What the reader left out."),
    }),
    figures: z.array(figure),
    nonQuantities: z.array(nonQuantity),
    checks: z.array(check),
    summary: z.object({
      figures: count,
      checks: count,
      byResult: z.object({
        error: count,
        review: count,
        rounding: count,
        convention: count,
        ok: count,
        unchecked: count,
      }),
    }),
  })
  .meta({ id: "audit" });

/** What stands for a file that could not be read. */
export const auditErrorJson = z
  .object({
    schema: z.literal("kehoach-audit/1"),
    document: z.object({ name: z.string() }),
    error: z.object({ code: z.string(), message: z.string() }),
  })
  .meta({ id: "unreadable" });

/** A line of `kehoach audit --format json`. */
export const auditLine = z.union([auditJson, auditErrorJson]);

/**
 * The schema says exactly what toAuditJson makes: a key, or a code, missing on either side fails to compile. A note is left out: the
 * schema holds its code and lets its other keys be.
 */
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : never) : never;
type Frozen<T> = T extends readonly (infer E)[]
  ? readonly Frozen<E>[]
  : T extends object
    ? { readonly [K in Exclude<keyof T, "note">]: Frozen<T[K]> }
    : T;
export const AUDIT_JSON_IS_WHOLE: Same<Frozen<z.output<typeof auditLine>>, Frozen<AuditJson | AuditErrorJson>> = true;

/** The published schema, docs/kehoach-audit-1.schema.json. */
export function toAuditSchema(): object {
  return {
    ...z.toJSONSchema(auditLine, { target: "draft-2020-12", io: "output" }),
    title: "kehoach-audit/1",
    description: "One line of `kehoach audit --format json`: an audited document, or a file that could not be read.",
  };
}

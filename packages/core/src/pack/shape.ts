import { checkDate } from "../period/date.ts";
import { findNear } from "./near.ts";

/** Where a datum stands inside a file: keys and positions from the root. */
export type DataPath = readonly (string | number)[];

/**
 * The shape of a piece of a pack file. One description serves reading (what may stand where), the types of
 * the entries, the canonical order of keys and the style of writing: `inline` records are written on one line.
 * - text: any words; `form: "date"` is yyyy-mm-dd
 * - map: free keys, sorted when written (a set)
 * - data: left to the chapter that owns it; `order` ranks its keys when written, the others follow sorted
 */
export type Shape =
  | { readonly kind: "text"; readonly form?: "date" }
  | { readonly kind: "flag" }
  | { readonly kind: "whole" }
  | { readonly kind: "choice"; readonly of: readonly string[] }
  | { readonly kind: "list"; readonly of: Shape }
  | { readonly kind: "map" }
  | { readonly kind: "either"; readonly of: readonly Shape[] }
  | { readonly kind: "record"; readonly fields: Fields; readonly inline: boolean }
  | { readonly kind: "data"; readonly order: readonly string[] };

export type Optional = { readonly kind: "optional"; readonly of: Shape };
export type Fields = Readonly<Record<string, Shape | Optional>>;

/** What data of a shape is. */
export type Shaped<S> = S extends { readonly kind: "text" }
  ? string
  : S extends { readonly kind: "flag" }
    ? boolean
    : S extends { readonly kind: "whole" }
      ? number
      : S extends { readonly kind: "choice"; readonly of: readonly (infer Choice)[] }
        ? Choice
        : S extends { readonly kind: "list"; readonly of: infer Item }
          ? readonly Shaped<Item>[]
          : S extends { readonly kind: "map" }
            ? Readonly<Record<string, string>>
            : S extends { readonly kind: "either"; readonly of: readonly (infer Case)[] }
              ? Shaped<Case>
              : S extends { readonly kind: "record"; readonly fields: infer F }
                ? ShapedFields<F>
                : unknown;

type ShapedFields<F> = {
  readonly [K in keyof F as F[K] extends Optional ? never : K]: Shaped<F[K]>;
} & {
  readonly [K in keyof F as F[K] extends Optional ? K : never]?: F[K] extends { readonly of: infer S } ? Shaped<S> : never;
};

export const TEXT = { kind: "text" } as const;
export const DATE = { kind: "text", form: "date" } as const;
export const FLAG = { kind: "flag" } as const;
export const WHOLE = { kind: "whole" } as const;
export const MAP = { kind: "map" } as const;

export function choice<const C extends readonly string[]>(...of: C): { readonly kind: "choice"; readonly of: C } {
  return { kind: "choice", of };
}

export function list<const S extends Shape>(of: S): { readonly kind: "list"; readonly of: S } {
  return { kind: "list", of };
}

export function optional<const S extends Shape>(of: S): { readonly kind: "optional"; readonly of: S } {
  return { kind: "optional", of };
}

export function either<const S extends readonly Shape[]>(...of: S): { readonly kind: "either"; readonly of: S } {
  return { kind: "either", of };
}

/** A record with one key a line. */
export function record<const F extends Fields>(
  fields: F,
): { readonly kind: "record"; readonly fields: F; readonly inline: false } {
  return { kind: "record", fields, inline: false };
}

/** A record on one line. */
export function row<const F extends Fields>(fields: F): { readonly kind: "record"; readonly fields: F; readonly inline: true } {
  return { kind: "record", fields, inline: true };
}

/** What stands where something else should. */
export type FoundKind = "nothing" | "text" | "number" | "flag" | "list" | "record";

export type ShapeProblem = { readonly path: DataPath } & (
  | { readonly code: "PACK_TYPE"; readonly expected: Shape["kind"] | "date"; readonly found: FoundKind; readonly text: string }
  | { readonly code: "PACK_CHOICE"; readonly text: string; readonly known: readonly string[] }
  | {
      readonly code: "PACK_KEY_UNKNOWN";
      readonly key: string;
      readonly near: readonly string[];
      readonly known: readonly string[];
    }
  | { readonly code: "PACK_KEY_MISSING"; readonly key: string }
);

function foundKind(data: unknown): FoundKind {
  if (data === null || data === undefined) return "nothing";
  if (Array.isArray(data)) return "list";
  if (typeof data === "string") return "text";
  if (typeof data === "boolean") return "flag";
  return typeof data === "object" ? "record" : "number";
}

export function isRecord(data: unknown): data is Readonly<Record<string, unknown>> {
  return typeof data === "object" && data !== null && !Array.isArray(data);
}

/** Whether `data` has the shape, and so is what Shaped makes of it; every reason why not is added to `problems`. @rule K2 */
export function hasShape(data: unknown, shape: Shape, path: DataPath, problems: ShapeProblem[]): boolean {
  const before = problems.length;
  checkInto(data, shape, path, problems);
  return problems.length === before;
}

function checkInto(data: unknown, shape: Shape, path: DataPath, problems: ShapeProblem[]): void {
  const wrong = (expected: Shape["kind"] | "date"): void => {
    const found = foundKind(data);
    problems.push({
      code: "PACK_TYPE",
      path,
      expected,
      found,
      text: found === "list" || found === "record" || found === "nothing" ? "" : String(data),
    });
  };
  switch (shape.kind) {
    case "data":
      return;
    case "text":
      if (typeof data !== "string") wrong(shape.form ?? "text");
      else if (shape.form === "date" && !checkDate(data)) wrong("date");
      return;
    case "flag":
      if (typeof data !== "boolean") wrong("flag");
      return;
    case "whole":
      if (typeof data !== "number" || !Number.isSafeInteger(data) || data < 0) wrong("whole");
      return;
    case "choice":
      if (typeof data !== "string") wrong("text");
      else if (!shape.of.includes(data)) problems.push({ code: "PACK_CHOICE", path, text: data, known: shape.of });
      return;
    case "list":
      if (Array.isArray(data)) data.forEach((item: unknown, i) => checkInto(item, shape.of, [...path, i], problems));
      else wrong("list");
      return;
    case "map":
      if (!isRecord(data)) return wrong("map");
      for (const [key, item] of Object.entries(data)) checkInto(item, TEXT, [...path, key], problems);
      return;
    case "either":
      return checkEither(data, shape.of, path, problems);
    case "record":
      if (!isRecord(data)) return wrong("record");
      return checkFields(data, shape.fields, path, problems);
  }
}

function checkFields(data: Readonly<Record<string, unknown>>, fields: Fields, path: DataPath, problems: ShapeProblem[]): void {
  for (const key of Object.keys(data)) {
    if (!Object.hasOwn(fields, key))
      problems.push({
        code: "PACK_KEY_UNKNOWN",
        path: [...path, key],
        key,
        near: findNear(key, Object.keys(fields)),
        known: Object.keys(fields),
      });
  }
  for (const [key, field] of Object.entries(fields)) {
    if (!Object.hasOwn(data, key)) {
      if (field.kind !== "optional") problems.push({ code: "PACK_KEY_MISSING", path, key });
    } else checkInto(data[key], field.kind === "optional" ? field.of : field, [...path, key], problems);
  }
}

/** One case must fit; otherwise the problems of the case nearest in kind are told. */
function checkEither(data: unknown, cases: readonly Shape[], path: DataPath, problems: ShapeProblem[]): void {
  const tries = cases.map((shape) => {
    const found: ShapeProblem[] = [];
    checkInto(data, shape, path, found);
    return found;
  });
  if (tries.some((found) => found.length === 0)) return;
  const sameKind = tries.filter(
    (found) => !found.some((problem) => problem.path.length === path.length && problem.code === "PACK_TYPE"),
  );
  const told = (sameKind.length > 0 ? sameKind : tries).toSorted((a, b) => a.length - b.length)[0];
  problems.push(...(told ?? []));
}

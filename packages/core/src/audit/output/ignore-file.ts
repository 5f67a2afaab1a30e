import { accept, type Outcome, refuse } from "../../outcome.ts";
import type { IgnoredCheck } from "./ignored.ts";
import { type JsonNode, type PlaceInFile, placeInFile, readJsonWithPlaces } from "./json-with-places.ts";

export const IGNORE_SCHEMA = "kehoach-ignore/1";

/** What is wrong in a side file; `line` and `column` from 1. */
export type IgnoreFileProblem = PlaceInFile &
  (
    | { readonly code: "IGNORE_JSON"; readonly found: string }
    | { readonly code: "IGNORE_SCHEMA"; readonly expected: string }
    | { readonly code: "IGNORE_KEY_MISSING"; readonly key: string }
    | { readonly code: "IGNORE_KEY_UNKNOWN"; readonly key: string; readonly known: string }
    | { readonly code: "IGNORE_KEY_SHAPE"; readonly key: string; readonly expected: "text" | "list" | "object" }
    | { readonly code: "IGNORE_TWICE"; readonly fingerprint: string }
  );

const NEEDED = ["fingerprint", "reason", "rule", "stated"] as const;
const KNOWN: readonly string[] = [...NEEDED, "at"];

/** Everything wrong is told, in the order of the file. */
class Complaints {
  readonly all: IgnoreFileProblem[] = [];
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
  place(at: number): PlaceInFile {
    return placeInFile(this.text, at);
  }
}

function readEntry(node: JsonNode, complaints: Complaints): IgnoredCheck | undefined {
  const place = complaints.place(node.at);
  if (node.kind !== "object") {
    complaints.all.push({ code: "IGNORE_KEY_SHAPE", key: "ignored", expected: "object", ...place });
    return undefined;
  }
  const read = new Map<string, string>();
  for (const [key, value] of node.entries) {
    const at = complaints.place(value.at);
    if (!KNOWN.includes(key)) complaints.all.push({ code: "IGNORE_KEY_UNKNOWN", key, known: KNOWN.join(", "), ...at });
    else if (value.kind !== "text" || value.text.trim() === "")
      complaints.all.push({ code: "IGNORE_KEY_SHAPE", key, expected: "text", ...at });
    else read.set(key, value.text);
  }
  for (const key of NEEDED) if (!node.entries.has(key)) complaints.all.push({ code: "IGNORE_KEY_MISSING", key, ...place });
  const [fingerprint, reason, rule, stated] = NEEDED.map((key) => read.get(key));
  if (fingerprint === undefined || reason === undefined || rule === undefined || stated === undefined) return undefined;
  const at = read.get("at");
  return { fingerprint, reason, ...(at === undefined ? {} : { at }), rule, stated };
}

function readEntries(items: readonly JsonNode[], complaints: Complaints): readonly IgnoredCheck[] {
  const read = new Map<string, IgnoredCheck>();
  for (const item of items) {
    const one = readEntry(item, complaints);
    if (one === undefined) continue;
    if (read.has(one.fingerprint))
      complaints.all.push({ code: "IGNORE_TWICE", fingerprint: one.fingerprint, ...complaints.place(item.at) });
    read.set(one.fingerprint, one);
  }
  return [...read.values()];
}

/**
 * Reads a side file NAME.kehoach.json: the findings of a report that somebody set aside, each with a reason.
 *
 * @problem IGNORE_JSON IGNORE_SCHEMA IGNORE_KEY_MISSING IGNORE_KEY_UNKNOWN IGNORE_KEY_SHAPE IGNORE_TWICE  all of them, with their place
 * @rule    Q207
 */
export function readIgnoreFile(text: string): Outcome<readonly IgnoredCheck[], IgnoreFileProblem> {
  const read = readJsonWithPlaces(text);
  if (!read.ok) {
    const [{ at, found }] = read.problems;
    return refuse({ code: "IGNORE_JSON", found, ...placeInFile(text, at) });
  }
  const complaints = new Complaints(text);
  const root = read.value;
  const place = complaints.place(root.at);
  if (root.kind !== "object") return refuse({ code: "IGNORE_KEY_SHAPE", key: "", expected: "object", ...place });
  const schema = root.entries.get("schema");
  if (schema?.kind !== "text" || schema.text !== IGNORE_SCHEMA)
    complaints.all.push({ code: "IGNORE_SCHEMA", expected: IGNORE_SCHEMA, ...(schema ? complaints.place(schema.at) : place) });
  const list = root.entries.get("ignored");
  if (list === undefined) complaints.all.push({ code: "IGNORE_KEY_MISSING", key: "ignored", ...place });
  else if (list.kind !== "array")
    complaints.all.push({ code: "IGNORE_KEY_SHAPE", key: "ignored", expected: "list", ...complaints.place(list.at) });
  for (const [key, value] of root.entries)
    if (key !== "schema" && key !== "ignored")
      complaints.all.push({ code: "IGNORE_KEY_UNKNOWN", key, known: "schema, ignored", ...complaints.place(value.at) });
  const entries = list?.kind === "array" ? readEntries(list.items, complaints) : [];
  const [first, ...rest] = complaints.all;
  return first ? refuse(first, ...rest) : accept(entries);
}

/** The side file's text, the same for the same entries. @rule Q207 */
export function showIgnoreFile(ignored: readonly IgnoredCheck[]): string {
  const entries = ignored
    .map(({ fingerprint, reason, at, rule, stated }) => ({
      fingerprint,
      reason,
      ...(at === undefined ? {} : { at }),
      rule,
      stated,
    }))
    .toSorted((a, b) => (a.fingerprint < b.fingerprint ? -1 : 1));
  return `${JSON.stringify({ schema: IGNORE_SCHEMA, ignored: entries }, undefined, 2)}\n`;
}

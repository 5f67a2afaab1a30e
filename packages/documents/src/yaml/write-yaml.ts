import { type Fields, isRecord, type Optional, type Shape } from "@kehoach/core/pack/shape";

/** Longest line of a list written on one line. */
const WIDTH = 120;

/** Words that other YAML readers take for something else, and forms our own takes for numbers. */
const NOT_TEXT =
  /^(~|null|true|false|yes|no|on|off|y|n|<<|=)$|^[-+]?(\.inf|\.nan|\d[\d_]*(\.[\d_]*)?(e[-+]?\d+)?|0x[\da-f]+|0o[0-7]+)$/i;
const DATE = /^\d{4}-\d{2}-\d{2}$/;

/**
 * Canonical YAML of data that fit a shape: keys in the order of the shape, absent keys left out, one trailing newline.
 * A text stands bare when YAML reads it back as that text and it holds a letter (or is a date); else in double quotes;
 * a text of several lines is a block.
 */
export function writeYaml(data: Readonly<Record<string, unknown>>, fields: Fields): string {
  return `${writeRecord(data, fields, 0).join("\n")}\n`;
}

/** Canonical YAML of free data: keys ranked by `order`, the others after them, sorted. */
export function writeFreeYaml(data: Readonly<Record<string, unknown>>, order: readonly string[]): string {
  return writeYaml(data, fieldsOf(data, { kind: "data", order }));
}

function writeRecord(data: Readonly<Record<string, unknown>>, fields: Fields, indent: number): readonly string[] {
  return Object.entries(fields).flatMap(([key, field]) => {
    const value = data[key];
    return value === undefined ? [] : writePair(key, value, shapeOf(field), indent);
  });
}

function shapeOf(field: Shape | Optional): Shape {
  return field.kind === "optional" ? field.of : field;
}

/** `key: value`, on one line or with what belongs to it below. */
function writePair(key: string, value: unknown, shape: Shape, indent: number): readonly string[] {
  const lead = `${" ".repeat(indent)}${writeText(key, false)}:`;
  if (typeof value === "string") return writeLongText(lead, value, indent);
  const line = isInline(value, shape) ? writeInline(value, shape) : undefined;
  if (line !== undefined && (Array.isArray(value) ? lead.length + 1 + line.length <= WIDTH : true)) return [`${lead} ${line}`];
  if (Array.isArray(value)) return [lead, ...value.flatMap((item: unknown) => writeItem(item, itemShape(shape), indent + 2))];
  return [lead, ...writeRecord(toRow(value), fieldsOf(value, shape), indent + 2)];
}

/** `- item`; the first line of a record stands beside the dash. */
function writeItem(item: unknown, shape: Shape, indent: number): readonly string[] {
  const lead = `${" ".repeat(indent)}-`;
  if (typeof item === "string") return writeLongText(lead, item, indent);
  const free = isRecord(item) && caseOf(item, shape).kind === "data";
  if (!free && isInline(item, shape)) return [`${lead} ${writeInline(item, shape)}`];
  if (Array.isArray(item)) return [lead, ...item.flatMap((inner: unknown) => writeItem(inner, itemShape(shape), indent + 2))];
  if (free && Object.keys(item).length === 0) return [`${lead} {}`];
  const [first = "", ...rest] = writeRecord(toRow(item), fieldsOf(item, shape), indent + 2);
  return [`${lead} ${first.trimStart()}`, ...rest];
}

/** Scalars, rows, and lists of scalars stand on one line. */
function isInline(value: unknown, shape: Shape): boolean {
  if (Array.isArray(value)) return value.every((item) => typeof item !== "object" || item === null);
  if (!isRecord(value)) return true;
  if (Object.keys(value).length === 0) return true;
  const fitting = caseOf(value, shape);
  return fitting.kind === "map" || (fitting.kind === "record" && fitting.inline) || (fitting.kind === "data" && isFlat(value));
}

/** Free data on one line: a record of code words, as the conditions of a phrase are. */
function isFlat(value: Readonly<Record<string, unknown>>): boolean {
  const word = (item: unknown): boolean => typeof item === "string" && /^[a-z][a-z-]*$/i.test(item);
  return Object.values(value).every((item) => word(item) || (Array.isArray(item) && item.every(word)));
}

function writeInline(value: unknown, shape: Shape): string {
  if (Array.isArray(value)) return `[${value.map((item: unknown) => writeInline(item, itemShape(shape))).join(", ")}]`;
  if (isRecord(value)) {
    const fields = fieldsOf(value, shape);
    const pairs = Object.entries(fields).flatMap(([key, field]) =>
      value[key] === undefined ? [] : [`${writeText(key, true)}: ${writeInline(value[key], shapeOf(field))}`],
    );
    return pairs.length === 0 ? "{}" : `{ ${pairs.join(", ")} }`;
  }
  return typeof value === "string" ? writeText(value, true) : String(value);
}

function toRow(value: unknown): Readonly<Record<string, unknown>> {
  return isRecord(value) ? value : {};
}

function itemShape(shape: Shape): Shape {
  if (shape.kind === "list") return shape.of;
  if (shape.kind === "either") return shape.of.map(itemShape).find(({ kind }) => kind !== "data") ?? FREE;
  return shape.kind === "data" ? shape : FREE;
}

const FREE: Shape = { kind: "data", order: [] };

/** The case of an `either` that a record is written by: one that knows all its keys. */
function caseOf(value: Readonly<Record<string, unknown>>, shape: Shape): Shape {
  if (shape.kind !== "either") return shape;
  return (
    shape.of.find((one) => one.kind === "record" && Object.keys(value).every((key) => Object.hasOwn(one.fields, key))) ?? FREE
  );
}

/** The keys of a record in canonical order. */
function fieldsOf(value: unknown, shape: Shape): Fields {
  const row = toRow(value);
  const fitting = caseOf(row, shape);
  if (fitting.kind === "record") return fitting.fields;
  const order = fitting.kind === "data" ? fitting.order : [];
  const rank = (key: string): number => (order.includes(key) ? order.indexOf(key) : order.length);
  const keys = Object.keys(row).toSorted((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
  const inner: Shape = fitting.kind === "data" ? fitting : FREE;
  return Object.fromEntries(keys.map((key) => [key, inner]));
}

/** A text after `lead`: bare, quoted, or as a block of lines below. */
function writeLongText(lead: string, text: string, indent: number): readonly string[] {
  if (!isBlock(text)) return [`${lead} ${writeText(text, false)}`];
  const whole = text.endsWith("\n");
  const lines = (whole ? text.slice(0, -1) : text).split("\n");
  return [`${lead} ${whole ? "|" : "|-"}`, ...lines.map((line) => (line === "" ? "" : `${" ".repeat(indent + 2)}${line}`))];
}

/** Several lines that a block gives back as they are: it neither begins nor ends with an empty line or a space. */
function isBlock(text: string): boolean {
  const body = text.endsWith("\n") ? text.slice(0, -1) : text;
  return (
    text.includes("\n") && body !== "" && !/^\s|\s$/.test(body) && !hasControl(body.replaceAll("\n", "")) && !/[ \t]\n/.test(body)
  );
}

/** Characters a file can not show or a reader may change. */
function hasControl(text: string): boolean {
  return /[\p{Cc}\p{Zl}\p{Zp}\u{FEFF}\u{FFFE}\u{FFFF}]/u.test(text) || !text.isWellFormed();
}

function isBare(text: string, inline: boolean): boolean {
  if (text === "" || text !== text.trim() || hasControl(text)) return false;
  if (DATE.test(text)) return true;
  if (!/\p{L}/u.test(text) || NOT_TEXT.test(text)) return false;
  if (/^[-?:,[\]{}#&*!|>'"%@`]/.test(text) || /:(\s|$)|\s#/.test(text)) return false;
  return !/[[\]{}]/.test(text) && !(inline && text.includes(","));
}

function writeText(text: string, inline: boolean): string {
  if (isBare(text, inline)) return text;
  const escaped = JSON.stringify(text).replace(
    /[\p{Cc}\p{Zl}\p{Zp}\u{FEFF}\u{FFFE}\u{FFFF}]/gu,
    (char) => `\\u${(char.codePointAt(0) ?? 0).toString(16).padStart(4, "0")}`,
  );
  return escaped;
}

import { accept, type Outcome, refuse } from "../../outcome.ts";

/** Where in a text something is written, both from 1, as editors count. */
export type PlaceInFile = { readonly line: number; readonly column: number };

/** A JSON value that remembers where it is written. */
export type JsonNode = { readonly at: number } & (
  | { readonly kind: "object"; readonly entries: ReadonlyMap<string, JsonNode> }
  | { readonly kind: "array"; readonly items: readonly JsonNode[] }
  | { readonly kind: "text"; readonly text: string }
  /** A number, true, false or null. */
  | { readonly kind: "other" }
);

/** `at` is where reading stopped; `found` is what stands there, "" at the end. */
export type JsonProblem = { readonly code: "JSON_BROKEN"; readonly at: number; readonly found: string };

const MOST_LEVELS = 20;

export function placeInFile(text: string, at: number): PlaceInFile {
  const before = text.slice(0, at).split("\n");
  return { line: before.length, column: (before.at(-1) ?? "").length + 1 };
}

/** Thrown to the reader alone: a fault deep inside ends the reading at once. */
class Stop extends Error {
  readonly at: number;
  constructor(at: number) {
    super("JSON");
    this.at = at;
  }
}

class Reader {
  readonly text: string;
  at = 0;
  constructor(text: string) {
    this.text = text;
  }

  skip(): void {
    while (/[ \t\r\n]/u.test(this.text[this.at] ?? "")) this.at++;
  }

  take(character: string): void {
    this.skip();
    if (this.text[this.at] !== character) throw new Stop(this.at);
    this.at++;
  }

  has(character: string): boolean {
    this.skip();
    return this.text[this.at] === character;
  }

  readText(): string {
    this.skip();
    const match = /"(?:[^"\\\p{Cc}]|[\u007f-\u009f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/uy;
    match.lastIndex = this.at;
    const found = match.exec(this.text)?.[0];
    if (found === undefined) throw new Stop(this.at);
    this.at += found.length;
    // The pattern lets through JSON texts only.
    return JSON.parse(found) as string;
  }

  readNode(level: number): JsonNode {
    this.skip();
    const { at } = this;
    if (level > MOST_LEVELS) throw new Stop(at);
    if (this.has("{")) return { at, kind: "object", entries: this.readEntries(level) };
    if (this.has("[")) return { at, kind: "array", items: this.readItems(level) };
    if (this.has('"')) return { at, kind: "text", text: this.readText() };
    const match = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?)(?![\w.])/uy;
    match.lastIndex = at;
    const found = match.exec(this.text)?.[0];
    if (found === undefined) throw new Stop(at);
    this.at += found.length;
    return { at, kind: "other" };
  }

  readEntries(level: number): ReadonlyMap<string, JsonNode> {
    const entries = new Map<string, JsonNode>();
    this.take("{");
    while (!this.has("}")) {
      if (entries.size > 0) this.take(",");
      this.skip();
      const { at } = this;
      const key = this.readText();
      if (entries.has(key)) throw new Stop(at);
      this.take(":");
      entries.set(key, this.readNode(level + 1));
    }
    this.take("}");
    return entries;
  }

  readItems(level: number): readonly JsonNode[] {
    const items: JsonNode[] = [];
    this.take("[");
    while (!this.has("]")) {
      if (items.length > 0) this.take(",");
      items.push(this.readNode(level + 1));
    }
    this.take("]");
    return items;
  }
}

/**
 * Reads JSON and remembers places, so that what is wrong in a file written by hand can be pointed at. A doubled key is refused too.
 *
 * @problem JSON_BROKEN
 */
export function readJsonWithPlaces(text: string): Outcome<JsonNode, JsonProblem> {
  const reader = new Reader(text);
  try {
    const node = reader.readNode(0);
    reader.skip();
    if (reader.at < text.length) throw new Stop(reader.at);
    return accept(node);
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    const found = String.fromCodePoint(text.codePointAt(error.at) ?? 0x20);
    return refuse({ code: "JSON_BROKEN", at: error.at, found: error.at < text.length ? found : "" });
  }
}

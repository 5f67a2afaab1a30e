import type { BrokenFault, FileProblem } from "@kehoach/core/audit/file-problem";
import { broken } from "../broken.ts";

/** The value of an attribute of the element being opened, by its canonical name ("w:val"). */
export type Attribute = (name: string) => string | undefined;

/** What is told of a part in its order; names carry the usual prefix of their namespace, whatever the file calls it. */
export type XmlEvents = {
  readonly open: (name: string, attribute: Attribute) => void;
  readonly close: (name: string) => void;
  /** Characters start..end of the part; entities in them are not decoded unless it is a CDATA section (`literal`). */
  readonly text?: (start: number, end: number, literal: boolean) => void;
};

/** Namespaces by how their names end, in the usual and in the strict form of the standard. */
const PREFIXES: readonly (readonly [RegExp, string])[] = [
  [/wordprocessingml\/(?:2006\/)?main$/u, "w"],
  [/markup-compatibility\/2006$/u, "mc"],
  [/officeDocument\/(?:2006\/)?relationships$/u, "r"],
  [/officeDocument\/(?:2006\/)?math$/u, "m"],
  [/drawingml\/(?:2006\/)?picture$/u, "pic"],
  [/drawingml\/(?:2006\/)?chart$/u, "c"],
  [/drawingml\/(?:2006\/)?diagram$/u, "dgm"],
  [/wordprocessingShape$/u, "wps"],
  [/schemas-microsoft-com:vml$/u, "v"],
];

/** Deeper than any real document nests; a table in a table in a text box is about 60. */
const DEEPEST = 400;
const NAME_END = /[\s/>]/gu;
const ENTITY = /&(?:#x([0-9a-f]{1,6})|#([0-9]{1,7})|(lt|gt|amp|quot|apos));/giu;
const NAMED: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };

function toCharacter(code: number): string {
  return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : "\ufffd";
}

/** Text with its entities decoded. Entities that a part declares itself do not exist here. */
export function decodeEntities(raw: string): string {
  if (!raw.includes("&")) return raw;
  return raw.replaceAll(ENTITY, (_, hex?: string, decimal?: string, name?: string) => {
    if (hex !== undefined) return toCharacter(Number.parseInt(hex, 16));
    if (decimal !== undefined) return toCharacter(Number(decimal));
    return NAMED[name?.toLowerCase() ?? ""] ?? "";
  });
}

/**
 * Where character `at` of a text node's decoded text begins in the part: start..end as in `DocxRun`. A node that is split there
 * stays well-formed.
 */
export function toXmlOffset(xml: string, node: { readonly start: number; readonly end: number }, at: number): number {
  let decoded = 0;
  let from = node.start;
  const raw = xml.slice(node.start, node.end);
  for (const found of raw.matchAll(ENTITY)) {
    const start = node.start + found.index;
    if (at <= decoded + (start - from)) break;
    decoded += start - from + decodeEntities(found[0]).length;
    from = start + found[0].length;
    if (at < decoded) return start;
  }
  return Math.min(from + (at - decoded), node.end);
}

/** A hand-made scanner, because comments are set back into the very file: every text must be known by its place. */
class Scan {
  readonly #xml: string;
  readonly #part: string;
  readonly #events: XmlEvents;
  readonly #open: string[] = [];
  readonly #prefixes = new Map<string, string>();
  readonly #names = new Map<string, string>();
  #at = 0;
  #elements = 0;
  #tag = "";
  #tagName = "";

  constructor(part: string, xml: string, events: XmlEvents) {
    this.#part = part;
    this.#xml = xml;
    this.#events = events;
  }

  #fail(fault: BrokenFault): FileProblem {
    let line = 1;
    for (let next = this.#xml.indexOf("\n"); next >= 0 && next < this.#at; next = this.#xml.indexOf("\n", next + 1)) line++;
    return broken(this.#part, fault, line);
  }

  #canonical(name: string): string {
    const known = this.#names.get(name);
    if (known !== undefined) return known;
    const colon = name.indexOf(":");
    const prefix = colon < 0 ? "" : name.slice(0, colon);
    const renamed = this.#prefixes.get(prefix);
    const canonical = renamed === undefined ? name : `${renamed}:${name.slice(colon + 1)}`;
    this.#names.set(name, canonical);
    return canonical;
  }

  readonly #attribute: Attribute = (name) => {
    const local = name.slice(name.indexOf(":") + 1);
    for (let at = this.#tag.indexOf(local); at > 0; at = this.#tag.indexOf(local, at + 1)) {
      const found = /^([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/u.exec(this.#tag.slice(at));
      if (found?.[1] !== local) continue;
      const qualified = /[^\s"'/<]*$/u.exec(this.#tag.slice(0, at))?.[0] ?? "";
      if (this.#canonical(qualified + local) === name) return decodeEntities(found[2] ?? found[3] ?? "");
    }
    return undefined;
  };

  #declare(tag: string): void {
    if (!tag.includes("xmlns")) return;
    for (const found of tag.matchAll(/\sxmlns(?::([^\s=]+))?\s*=\s*(?:"([^"]*)"|'([^']*)')/gu)) {
      const uri = found[2] ?? found[3] ?? "";
      const usual = PREFIXES.find(([ending]) => ending.test(uri))?.[1];
      if (usual === undefined) this.#prefixes.delete(found[1] ?? "");
      else this.#prefixes.set(found[1] ?? "", usual);
      this.#names.clear();
    }
  }

  /** The place of the ">" that ends the tag; one inside quotes does not. -1: the part ends first, -2: a tag begins in the tag. */
  #tagEnd(): number {
    let quote = 0;
    for (let at = this.#at + 1; at < this.#xml.length; at++) {
      const code = this.#xml.charCodeAt(at);
      if (quote !== 0) {
        if (code === quote) quote = 0;
      } else if (code === 0x22 || code === 0x27) quote = code;
      else if (code === 0x3e) return at;
      else if (code === 0x3c) return -2;
    }
    return -1;
  }

  #openTag(): FileProblem | undefined {
    const end = this.#tagEnd();
    if (end < 0) return this.#fail(end === -1 ? "xml-end" : "xml-syntax");
    const isEmpty = this.#xml[end - 1] === "/";
    const tag = this.#xml.slice(this.#at, isEmpty ? end - 1 : end);
    NAME_END.lastIndex = 1;
    const name = tag.slice(1, NAME_END.exec(tag)?.index ?? tag.length);
    if (name === "" || /[<&=]/u.test(name)) return this.#fail("xml-syntax");
    if (this.#open.length >= DEEPEST)
      return { code: "FILE_TOO_LARGE", what: "depth", limit: DEEPEST, found: this.#open.length + 1 };
    this.#declare(tag);
    this.#tag = tag;
    this.#tagName = this.#canonical(name);
    this.#elements++;
    this.#events.open(this.#tagName, this.#attribute);
    if (isEmpty) this.#events.close(this.#tagName);
    else this.#open.push(name);
    this.#at = end + 1;
    return undefined;
  }

  #closeTag(): FileProblem | undefined {
    const end = this.#xml.indexOf(">", this.#at);
    if (end < 0) return this.#fail("xml-end");
    const name = this.#xml.slice(this.#at + 2, end).trimEnd();
    if (this.#open.pop() !== name) return this.#fail("xml-tags");
    this.#events.close(this.#canonical(name));
    this.#at = end + 1;
    return undefined;
  }

  /** Comments, instructions and CDATA; a DTD is refused. */
  #special(): FileProblem | undefined {
    const skip = (opening: string, closing: string): number | undefined => {
      if (!this.#xml.startsWith(opening, this.#at)) return undefined;
      const end = this.#xml.indexOf(closing, this.#at + opening.length);
      return end < 0 ? -1 : end + closing.length;
    };
    const cdata = skip("<![CDATA[", "]]>");
    if (cdata !== undefined && cdata > 0) this.#events.text?.(this.#at + 9, cdata - 3, true);
    const next = cdata ?? skip("<!--", "-->") ?? skip("<?", "?>");
    if (next === undefined) return this.#fail("xml-entity");
    if (next < 0) return this.#fail("xml-end");
    this.#at = next;
    return undefined;
  }

  run(): FileProblem | undefined {
    while (this.#at < this.#xml.length) {
      const tag = this.#xml.indexOf("<", this.#at);
      const stop = tag < 0 ? this.#xml.length : tag;
      if (stop > this.#at && this.#open.length > 0) this.#events.text?.(this.#at, stop, false);
      this.#at = stop;
      if (tag < 0) break;
      const second = this.#xml[this.#at + 1];
      const problem = second === "/" ? this.#closeTag() : second === "!" || second === "?" ? this.#special() : this.#openTag();
      if (problem) return problem;
    }
    if (this.#open.length > 0) return this.#fail("xml-end");
    return this.#elements === 0 ? this.#fail("xml-syntax") : undefined;
  }
}

/**
 * Goes through a part once, telling what it holds.
 *
 * @problem FILE_BROKEN     tags that do not close one another, an end in the middle, a DTD (so no entity can swell)
 * @problem FILE_TOO_LARGE  nested too deep
 * @rule Q13
 */
export function scanXml(part: string, xml: string, events: XmlEvents): FileProblem | undefined {
  return new Scan(part, xml, events).run();
}

import type { FileProblem } from "@kehoach/core/audit/file-problem";
import { accept, type Outcome, refuse } from "@kehoach/core/outcome";
import type { DocxStyle } from "./read-styles.ts";
import { type Attribute, scanXml } from "./scan-xml.ts";
import { toSymbol } from "./symbols.ts";

type Level = { start: number; format: string; text: string; restart?: number; legal: boolean };
type List = { readonly levels: Map<number, Level>; link?: string };
type Instance = { readonly list: string; readonly starts: Map<number, number>; readonly levels: Map<number, Level> };

/** Lists of a document: what each paragraph's mark looks like, counted in order. */
export type Numbering = {
  /** The next mark of a list, "" for one that prints none. Counts. */
  readonly next: (id: string, level: number) => string;
};

const ROMAN = [
  [1000, "m"],
  [900, "cm"],
  [500, "d"],
  [400, "cd"],
  [100, "c"],
  [90, "xc"],
  [50, "l"],
  [40, "xl"],
  [10, "x"],
  [9, "ix"],
  [5, "v"],
  [4, "iv"],
  [1, "i"],
] as const;

function toRoman(count: number): string {
  let left = Math.min(count, 3999);
  let roman = "";
  for (const [value, sign] of ROMAN) {
    while (left >= value) {
      roman += sign;
      left -= value;
    }
  }
  return roman;
}

/** a … z, aa, bb …, as Word counts. */
function toLetter(count: number): string {
  if (count < 1) return "";
  return String.fromCodePoint(0x61 + ((count - 1) % 26)).repeat(Math.min(Math.ceil(count / 26), 4));
}

function showCount(count: number, format: string): string {
  if (format === "lowerLetter") return toLetter(count);
  if (format === "upperLetter") return toLetter(count).toUpperCase();
  if (format === "lowerRoman") return toRoman(count);
  if (format === "upperRoman") return toRoman(count).toUpperCase();
  if (format === "decimalZero") return String(count).padStart(2, "0");
  return format === "none" ? "" : String(count);
}

function toBullet(text: string): string {
  const code = text.codePointAt(0) ?? 0;
  if (code >= 0xe000) return toSymbol(code) || "•";
  // "o" is Word's hollow bullet, set in Courier.
  return text === "o" ? "○" : text;
}

function toCount(text: string | undefined, otherwise: number): number {
  return text !== undefined && /^\d{1,6}$/u.test(text) ? Number(text) : otherwise;
}

/** The lists of word/numbering.xml, counters at their beginning. */
export function readNumbering(
  part: string,
  xml: string,
  styles: ReadonlyMap<string, DocxStyle>,
): Outcome<Numbering, FileProblem> {
  const lists = new Map<string, List>();
  const instances = new Map<string, Instance>();
  let list: List | undefined;
  let instance: Instance | undefined;
  let instanceId = "";
  let level: Level | undefined;
  let override = 0;
  const openLevel = (attribute: Attribute): void => {
    level = { start: 1, format: "decimal", text: "", legal: false };
    (instance?.levels ?? list?.levels)?.set(toCount(attribute("w:ilvl"), 0), level);
  };
  const problem = scanXml(part, xml, {
    open: (name, attribute) => {
      const value = attribute("w:val");
      if (name === "w:abstractNum") lists.set(attribute("w:abstractNumId") ?? "", (list = { levels: new Map() }));
      else if (name === "w:num") instanceId = attribute("w:numId") ?? "";
      else if (name === "w:abstractNumId") {
        instance = { list: value ?? "", starts: new Map(), levels: new Map() };
        instances.set(instanceId, instance);
      } else if (name === "w:lvlOverride") override = toCount(attribute("w:ilvl"), 0);
      else if (name === "w:startOverride") instance?.starts.set(override, toCount(value, 1));
      else if (name === "w:numStyleLink" && list && value !== undefined) list.link = value;
      else if (name === "w:lvl") openLevel(attribute);
      else if (!level) return;
      else if (name === "w:start") level.start = toCount(value, 1);
      else if (name === "w:numFmt") level.format = value ?? "decimal";
      else if (name === "w:lvlText") level.text = value ?? "";
      else if (name === "w:lvlRestart") level.restart = toCount(value, 0);
      else if (name === "w:isLgl") level.legal = true;
    },
    close: (name) => {
      if (name === "w:lvl") level = undefined;
      else if (name === "w:abstractNum") list = undefined;
      else if (name === "w:num") instance = undefined;
    },
  });
  return problem ? refuse(problem) : accept(startCounting(lists, instances, styles));
}

function startCounting(
  lists: ReadonlyMap<string, List>,
  instances: ReadonlyMap<string, Instance>,
  styles: ReadonlyMap<string, DocxStyle>,
): Numbering {
  const counters = new Map<string, (number | undefined)[]>();
  const begun = new Set<string>();
  /** The instance, with a list that only names a style replaced by that style's list. */
  const resolve = (id: string): { readonly instance: Instance; readonly list: List } | undefined => {
    const instance = instances.get(id);
    const list = instance && lists.get(instance.list);
    if (!instance || !list) return undefined;
    const linked = list.link === undefined ? undefined : instances.get(styles.get(list.link)?.numbering?.id ?? "");
    const other = linked && lists.get(linked.list);
    return linked && other ? { instance: linked, list: other } : { instance, list };
  };
  const next = (id: string, depth: number): string => {
    const found = resolve(id);
    if (!found) return "";
    const { instance, list } = found;
    const levelAt = (at: number): Level | undefined => instance.levels.get(at) ?? list.levels.get(at);
    const level = levelAt(depth);
    if (!level) return "";
    const counts = counters.get(instance.list) ?? [];
    counters.set(instance.list, counts);
    const first = `${id}/${depth}`;
    const restarted = begun.has(first) ? undefined : instance.starts.get(depth);
    begun.add(first);
    counts[depth] = restarted ?? (counts[depth] === undefined ? level.start : (counts[depth] ?? 0) + 1);
    for (let at = depth + 1; at < counts.length; at++) {
      const restart = levelAt(at)?.restart;
      if (restart === undefined || (restart > 0 && depth < restart)) counts[at] = undefined;
    }
    if (level.format === "bullet") return toBullet(level.text);
    return level.text.replaceAll(/%([1-9])/gu, (_, digit: string) => {
      const at = Number(digit) - 1;
      const shown = levelAt(at);
      return shown ? showCount(counts[at] ?? shown.start, level.legal ? "decimal" : shown.format) : "";
    });
  };
  return { next };
}

import { apply, compose, IDENTITY, type Matrix, toMatrix } from "./matrix.ts";
import type { Char, PageMarks, Rule } from "./page-marks.ts";
import { listRules } from "./path-rules.ts";

/** What a page paints, in order; and how the numbers of the operations are called. */
export type Operations = {
  readonly functions: readonly number[];
  readonly parameters: readonly unknown[];
  readonly names: ReadonlyMap<number, string>;
};
export type Font = { readonly name: string; readonly unit: number };

/** More than any page holds, also one that is a whole web page printed in one piece. */
export const MAX_CHARS = 500_000;
const MAX_RULES = 20_000;
const BOLD = /bold|black|heavy|demi/iu;
/** How far from level a line of text may run. */
const MAX_SLANT = 0.05;

type State = {
  ctm: Matrix;
  font: string;
  fontSize: number;
  charSpacing: number;
  wordSpacing: number;
  stretch: number;
  leading: number;
  rise: number;
};

type MarkedContent = { readonly mark: number; readonly artifact: boolean };

function numberAt(values: unknown, i: number): number {
  const value: unknown = Array.isArray(values) ? values[i] : undefined;
  return typeof value === "number" && Number.isFinite(value) ? value : 0;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

/** Follows the operations of a page as a printer would, and notes what is printed where. */
class Printer {
  readonly chars: Char[] = [];
  readonly rules: Rule[] = [];
  drawn = false;
  /** Letters met, also those too many to keep. */
  count = 0;
  readonly #fontOf: (id: string) => Font | undefined;
  readonly #fonts = new Map<string, { readonly unit: number; readonly bold: boolean }>();
  readonly #saved: State[] = [];
  readonly #content: MarkedContent[] = [];
  #state: State;
  #text: Matrix = IDENTITY;
  #line: Matrix = IDENTITY;
  #blank = false;

  constructor(page: Matrix, fontOf: (id: string) => Font | undefined) {
    this.#fontOf = fontOf;
    this.#state = { ctm: page, font: "", fontSize: 1, charSpacing: 0, wordSpacing: 0, stretch: 1, leading: 0, rise: 0 };
  }

  run(name: string, given: unknown): void {
    const state = this.#state;
    switch (name) {
      case "save":
        if (this.#saved.length < 10_000) this.#saved.push({ ...state });
        break;
      case "restore":
        this.#state = this.#saved.pop() ?? state;
        break;
      case "transform":
        state.ctm = compose(state.ctm, toMatrix(Array.isArray(given) ? given : undefined) ?? IDENTITY);
        break;
      case "paintFormXObjectBegin": {
        if (this.#saved.length < 10_000) this.#saved.push({ ...state });
        const matrix: unknown = Array.isArray(given) ? given[0] : undefined;
        if (Array.isArray(matrix) || ArrayBuffer.isView(matrix)) {
          // A typed array of numbers is array-like.
          state.ctm = compose(state.ctm, toMatrix(matrix as ArrayLike<unknown>) ?? IDENTITY);
        }
        break;
      }
      case "paintFormXObjectEnd":
        this.#state = this.#saved.pop() ?? state;
        break;
      case "constructPath":
        this.#path(given);
        break;
      case "beginMarkedContent":
      case "beginMarkedContentProps":
        this.#beginContent(given);
        break;
      case "endMarkedContent":
        this.#content.pop();
        break;
      default:
        if (name.startsWith("paint") || name === "shadingFill") this.drawn = true;
        else this.#textOperation(name, given);
    }
  }

  #textOperation(name: string, given: unknown): void {
    const state = this.#state;
    switch (name) {
      case "beginText":
        this.#text = IDENTITY;
        this.#line = IDENTITY;
        break;
      case "setFont":
        state.font = Array.isArray(given) && typeof given[0] === "string" ? given[0] : "";
        state.fontSize = numberAt(given, 1);
        break;
      case "setCharSpacing":
        state.charSpacing = numberAt(given, 0);
        break;
      case "setWordSpacing":
        state.wordSpacing = numberAt(given, 0);
        break;
      case "setHScale":
        state.stretch = numberAt(given, 0) / 100;
        break;
      case "setLeading":
        state.leading = numberAt(given, 0);
        break;
      case "setTextRise":
        state.rise = numberAt(given, 0);
        break;
      case "setTextMatrix": {
        const [first] = Array.isArray(given) ? given : [];
        const values: unknown = typeof first === "number" ? given : first;
        const isList = Array.isArray(values) || ArrayBuffer.isView(values);
        // A typed array of numbers is array-like.
        this.#line = (isList ? toMatrix(values as ArrayLike<unknown>) : undefined) ?? IDENTITY;
        this.#text = this.#line;
        break;
      }
      case "setLeadingMoveText":
        state.leading = -numberAt(given, 1);
        this.#move(numberAt(given, 0), numberAt(given, 1));
        break;
      case "moveText":
        this.#move(numberAt(given, 0), numberAt(given, 1));
        break;
      case "nextLine":
        this.#move(0, -state.leading);
        break;
      case "showText":
        if (Array.isArray(given) && Array.isArray(given[0])) this.#show(given[0]);
        break;
      default:
    }
  }

  #move(x: number, y: number): void {
    this.#line = compose(this.#line, [1, 0, 0, 1, x, y]);
    this.#text = this.#line;
  }

  #path(given: unknown): void {
    if (!Array.isArray(given) || this.rules.length >= MAX_RULES) return;
    const kind = this.pathKind(given[0]);
    const data: unknown = Array.isArray(given[1]) ? given[1][0] : undefined;
    if (kind === "hidden" || !(Array.isArray(data) || ArrayBuffer.isView(data))) return;
    this.drawn = true;
    // Path data is a list or a typed array of numbers.
    for (const rule of listRules(data as unknown as ArrayLike<number>, this.#state.ctm, kind === "stroked"))
      this.rules.push(rule);
  }

  /** Set by the caller, who knows how operations are numbered. */
  pathKind: (operation: unknown) => "stroked" | "filled" | "hidden" = () => "hidden";

  #beginContent(given: unknown): void {
    const [tag, mark] = Array.isArray(given) ? given : [];
    const name = isRecord(tag) ? tag["name"] : tag;
    const around = this.#content.at(-1);
    this.#content.push({
      mark: typeof mark === "number" ? mark : (around?.mark ?? -1),
      artifact: name === "Artifact" || (around?.artifact ?? false),
    });
  }

  #font(id: string): { readonly unit: number; readonly bold: boolean } {
    const known = this.#fonts.get(id);
    if (known) return known;
    const font = this.#fontOf(id);
    const read = { unit: font?.unit ?? 0.001, bold: BOLD.test(font?.name ?? "") };
    this.#fonts.set(id, read);
    return read;
  }

  #show(glyphs: readonly unknown[]): void {
    const state = this.#state;
    const font = this.#font(state.font);
    const content = this.#content.at(-1);
    let at = 0;
    for (const glyph of glyphs) {
      if (typeof glyph === "number") {
        at -= (glyph / 1_000) * state.fontSize * state.stretch;
        continue;
      }
      if (!isRecord(glyph)) continue;
      const { unicode, width, isSpace } = glyph;
      const advance = (typeof width === "number" ? width : 0) * font.unit * state.fontSize;
      const text = typeof unicode === "string" ? unicode : "";
      if (text.trim() === "") this.#blank = true;
      else this.#put(text, at, at + advance * state.stretch, font, content);
      at += (advance + state.charSpacing + (isSpace === true ? state.wordSpacing : 0)) * state.stretch;
    }
    this.#text = compose(this.#text, [1, 0, 0, 1, at, 0]);
  }

  #put(text: string, from: number, to: number, font: { readonly bold: boolean }, content: MarkedContent | undefined): void {
    const state = this.#state;
    const whole = compose(state.ctm, this.#text);
    const start = apply(whole, from, state.rise);
    const end = apply(whole, to, state.rise);
    const size = Math.hypot(whole[2], whole[3]) * Math.abs(state.fontSize);
    const level = Math.abs(whole[1]) <= MAX_SLANT * Math.abs(whole[0]) && whole[0] * state.stretch > 0;
    if (!level || !(size > 0.5 && size < 500)) return;
    this.count += 1;
    if (this.count > MAX_CHARS) return;
    this.chars.push({
      text,
      left: start.x,
      right: end.x,
      y: start.y,
      size,
      bold: font.bold,
      blank: this.#blank,
      mark: content?.mark ?? -1,
      artifact: content?.artifact ?? false,
    });
    this.#blank = false;
  }
}

const STROKES = new Set(["stroke", "closeStroke", "fillStroke", "eoFillStroke", "closeFillStroke", "closeEOFillStroke"]);
const FILLS = new Set(["fill", "eoFill", "rawFillPath"]);

/**
 * The level text and the ruling lines of a page. Slanted text is a watermark or a stamp and is left out.
 *
 * @param page   from the file's coordinates to the page seen from its top left corner
 */
export function readMarks(
  operations: Operations,
  page: { readonly matrix: Matrix; readonly width: number; readonly height: number },
  fontOf: (id: string) => Font | undefined,
): PageMarks {
  const printer = new Printer(page.matrix, fontOf);
  printer.pathKind = (operation) => {
    const name = typeof operation === "number" ? (operations.names.get(operation) ?? "") : "";
    return STROKES.has(name) ? "stroked" : FILLS.has(name) ? "filled" : "hidden";
  };
  for (const [i, operation] of operations.functions.entries()) {
    printer.run(operations.names.get(operation) ?? "", operations.parameters[i]);
  }
  const { chars, rules, drawn, count } = printer;
  return { width: page.width, height: page.height, chars, rules, drawn: drawn || chars.length > 0, count };
}

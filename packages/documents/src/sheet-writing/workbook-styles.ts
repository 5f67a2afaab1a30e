import { type Edit, escapeXml, setAttribute, splice } from "../ooxml/xml-tags.ts";
import { findChild, readTree, type XmlElement } from "../ooxml/xml-tree.ts";

/** How a cell looks; `base` is the format it has now, kept but for the fill. */
export type CellLook = {
  readonly base?: number;
  readonly fill?: string;
  readonly bold?: boolean;
  readonly link?: boolean;
  readonly quiet?: boolean;
  readonly border?: boolean;
  readonly wrap?: boolean;
  readonly italic?: boolean;
  /** Of letters, in points; 11 if not said. */
  readonly size?: number;
  readonly align?: "left" | "center" | "right";
  readonly middle?: boolean;
  /** Steps. */
  readonly indent?: number;
  /** Can be typed into while its sheet is protected. */
  readonly unlocked?: boolean;
  /** Words that begin like a formula stay words when they are edited. */
  readonly quoted?: boolean;
  /** A number format's code: "#,##0.00". */
  readonly format?: string;
};

/** The styles of a new workbook: one font, the two fills Excel wants first, one border, one format. */
export const PLAIN_STYLES =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
  '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
  '<fonts count="1"><font><sz val="11"/><name val="Times New Roman"/><family val="1"/></font></fonts>' +
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  '<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs>' +
  '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>';

/** Formats of a workbook's own begin here. */
const FIRST_OWN_FORMAT = 164;

/** A list of a style sheet (fonts, fills, …) that grows; each wording is added once. */
class GrowingList {
  private readonly added = new Map<string, number>();
  private readonly element: XmlElement;

  constructor(element: XmlElement) {
    this.element = element;
  }

  add(item: string): number {
    const known = this.added.get(item);
    if (known !== undefined) return known;
    const index = this.element.children.length + this.added.size;
    this.added.set(item, index);
    return index;
  }

  toEdits(xml: string): Edit[] {
    if (this.added.size === 0) return [];
    const { start, openEnd, closeStart, name } = this.element;
    const open = setAttribute(xml.slice(start, openEnd), "count", String(this.element.children.length + this.added.size));
    const items = [...this.added.keys()].join("");
    if (open.endsWith("/>")) return [{ start, end: openEnd, text: `${open.slice(0, -2)}>${items}</${name}>` }];
    return [
      { start, end: openEnd, text: open },
      { start: closeStart, end: closeStart, text: items },
    ];
  }
}

function toAlignment({ align, middle, wrap, indent }: CellLook): string {
  const across = align === undefined ? "" : ` horizontal="${align}"`;
  return `${across} vertical="${middle ? "center" : "top"}"${wrap ? ' wrapText="1"' : ""}${indent ? ` indent="${indent}"` : ""}`;
}

function toFont(look: CellLook, prefix: string): string {
  const p = prefix;
  const colour = look.link ? "FF0563C1" : look.quiet ? "FF808080" : "FF000000";
  return (
    `<${p}font>${look.bold ? `<${p}b/>` : ""}${look.italic ? `<${p}i/>` : ""}${look.link ? `<${p}u/>` : ""}` +
    `<${p}sz val="${look.size ?? 11}"/><${p}color rgb="${colour}"/>` +
    `<${p}name val="Times New Roman"/><${p}family val="1"/></${p}font>`
  );
}

/**
 * A style sheet with these looks added behind the formats it has, and the index of each. Where it lacks a list every style sheet has,
 * nothing is added and every look is the plain one.
 */
export function addLooks(xml: string, looks: readonly CellLook[]): { readonly xml: string; readonly indexes: readonly number[] } {
  const root = readTree(xml);
  const listOf = (local: string): XmlElement | undefined => findChild(root, local);
  const [fonts, fills, borders, formats] = ["fonts", "fills", "borders", "cellXfs"].map(listOf);
  if (!root || !fonts || !fills || !borders || !formats) return { xml, indexes: looks.map(({ base }) => base ?? 0) };
  const prefix = root.name.slice(0, root.name.length - root.local.length);
  const [fontList, fillList, borderList, formatList] = [fonts, fills, borders, formats].map((list) => new GrowingList(list));
  const numbers = listOf("numFmts");
  const codes = new Map<string, number>();
  const taken = [...xml.matchAll(/numFmtId=["'](\d+)/gu)].map((match) => Number(match[1]));
  const firstCode = Math.max(FIRST_OWN_FORMAT - 1, ...taken) + 1;

  const toFill = (colour: string): string =>
    `<${prefix}fill><${prefix}patternFill patternType="solid"><${prefix}fgColor rgb="${colour}"/><${prefix}bgColor indexed="64"/>` +
    `</${prefix}patternFill></${prefix}fill>`;
  const line = (side: string): string => `<${prefix}${side} style="thin"><${prefix}color rgb="FFBFBFBF"/></${prefix}${side}>`;
  const border = `<${prefix}border>${["left", "right", "top", "bottom"].map(line).join("")}<${prefix}diagonal/></${prefix}border>`;

  const indexes = looks.map((look): number => {
    const fill = look.fill === undefined ? 0 : (fillList?.add(toFill(look.fill)) ?? 0);
    const base = look.base === undefined ? undefined : formats.children[look.base];
    if (base !== undefined) {
      const tag = setAttribute(xml.slice(base.start, base.openEnd), "fillId", String(fill));
      return formatList?.add(setAttribute(tag, "applyFill", "1") + xml.slice(base.openEnd, base.end)) ?? 0;
    }
    if (look.format !== undefined && !codes.has(look.format)) codes.set(look.format, firstCode + codes.size);
    const number = look.format === undefined ? 0 : (codes.get(look.format) ?? 0);
    const font = fontList?.add(toFont(look, prefix)) ?? 0;
    const edge = look.border ? (borderList?.add(border) ?? 0) : 0;
    const quoted = look.quoted ? ' quotePrefix="1"' : "";
    const protection = look.unlocked ? `<${prefix}protection locked="0"/>` : "";
    return (
      formatList?.add(
        `<${prefix}xf numFmtId="${number}" fontId="${font}" fillId="${fill}" borderId="${edge}" xfId="0"${quoted} applyNumberFormat="1" ` +
          `applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"${look.unlocked ? ' applyProtection="1"' : ""}>` +
          `<${prefix}alignment${toAlignment(look)}/>${protection}</${prefix}xf>`,
      ) ?? 0
    );
  });

  const edits = [fontList, fillList, borderList, formatList].flatMap((list) => list?.toEdits(xml) ?? []);
  const written = [...codes].map(([code, id]) => `<${prefix}numFmt numFmtId="${id}" formatCode="${escapeXml(code)}"/>`);
  if (written.length > 0 && numbers !== undefined) {
    const open = setAttribute(
      xml.slice(numbers.start, numbers.openEnd),
      "count",
      String(numbers.children.length + written.length),
    );
    const isEmpty = open.endsWith("/>");
    edits.push({ start: numbers.start, end: numbers.openEnd, text: isEmpty ? `${open.slice(0, -2)}>` : open });
    edits.push({
      start: numbers.closeStart,
      end: numbers.closeStart,
      text: written.join("") + (isEmpty ? `</${numbers.name}>` : ""),
    });
  } else if (written.length > 0) {
    const list = `<${prefix}numFmts count="${written.length}">${written.join("")}</${prefix}numFmts>`;
    edits.push({ start: root.openEnd, end: root.openEnd, text: list });
  }
  return { xml: splice(xml, edits), indexes };
}

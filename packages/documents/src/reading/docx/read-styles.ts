import type { FileProblem } from "@kehoach/core/audit/file-problem";
import { accept, type Outcome, refuse } from "@kehoach/core/outcome";
import { type Attribute, scanXml } from "./scan-xml.ts";

/** What a style says, its ancestors included. */
export type DocxStyle = {
  readonly name: string;
  readonly outline?: number;
  readonly numbering?: { readonly id: string; readonly level: number };
  readonly bold?: boolean;
  readonly superscript?: boolean;
  readonly hidden?: boolean;
};

type Draft = {
  name: string;
  basedOn?: string;
  outline?: number;
  numId?: string;
  level?: number;
  bold?: boolean;
  superscript?: boolean;
  hidden?: boolean;
};

/** A switch is on unless its value says no. */
export function isOn(attribute: Attribute): boolean {
  const value = attribute("w:val");
  return value === undefined || !/^(?:0|false|off|none)$/u.test(value);
}

function toNumber(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,9}$/u.test(text) ? Number(text) : undefined;
}

function note(draft: Draft, name: string, attribute: Attribute): void {
  const value = attribute("w:val");
  if (name === "w:name") draft.name = value ?? "";
  else if (name === "w:basedOn" && value !== undefined) draft.basedOn = value;
  else if (name === "w:numId" && value !== undefined) draft.numId = value;
  else if (name === "w:b") draft.bold = isOn(attribute);
  else if (name === "w:vanish") draft.hidden = isOn(attribute);
  else if (name === "w:vertAlign") draft.superscript = value === "superscript";
  else if (name === "w:outlineLvl" || name === "w:ilvl") {
    const level = toNumber(value);
    if (level !== undefined && name === "w:ilvl") draft.level = level;
    else if (level !== undefined) draft.outline = level;
  }
}

/** A style with what its ancestors say where it is silent; a circle of ancestors ends where it began. */
function inherit(drafts: ReadonlyMap<string, Draft>, id: string): DocxStyle {
  let merged: Draft = { name: drafts.get(id)?.name ?? "" };
  const seen = new Set<string>();
  for (let at: string | undefined = id; at !== undefined && !seen.has(at); ) {
    seen.add(at);
    const draft: Draft | undefined = drafts.get(at);
    merged = { ...draft, ...merged };
    at = draft?.basedOn;
  }
  const { name, outline, numId, level, bold, superscript, hidden } = merged;
  return {
    name,
    ...(outline === undefined ? {} : { outline }),
    ...(numId === undefined ? {} : { numbering: { id: numId, level: level ?? 0 } }),
    ...(bold === undefined ? {} : { bold }),
    ...(superscript === undefined ? {} : { superscript }),
    ...(hidden === undefined ? {} : { hidden }),
  };
}

/** Every style of word/styles.xml by its id; the default paragraph style also under "". */
export function readStyles(part: string, xml: string): Outcome<ReadonlyMap<string, DocxStyle>, FileProblem> {
  const drafts = new Map<string, Draft>();
  let draft: Draft | undefined;
  let initial: string | undefined;
  const problem = scanXml(part, xml, {
    open: (name, attribute) => {
      if (name === "w:style") {
        draft = { name: "" };
        const id = attribute("w:styleId") ?? "";
        drafts.set(id, draft);
        if (attribute("w:type") === "paragraph" && /^(?:1|true|on)$/u.test(attribute("w:default") ?? "")) initial = id;
      } else if (draft) note(draft, name, attribute);
    },
    close: (name) => {
      if (name === "w:style") draft = undefined;
    },
  });
  if (problem) return refuse(problem);
  const styles = new Map([...drafts.keys()].map((id) => [id, inherit(drafts, id)]));
  const byDefault = initial === undefined ? undefined : styles.get(initial);
  if (byDefault) styles.set("", byDefault);
  return accept(styles);
}

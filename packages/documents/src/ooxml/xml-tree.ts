import { listTags, type XmlTag } from "./xml-tags.ts";

/** An element with its place: `start..openEnd` is its opening tag, `closeStart..end` its closing one (empty for "<a/>"). */
export type XmlElement = {
  readonly name: string;
  /** Without prefix. */
  readonly local: string;
  readonly start: number;
  readonly openEnd: number;
  readonly closeStart: number;
  readonly end: number;
  readonly children: readonly XmlElement[];
};

function toLocal(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}

/** The root of a small well-formed part; undefined when there is none. */
export function readTree(xml: string): XmlElement | undefined {
  const open: { readonly tag: XmlTag; readonly children: XmlElement[] }[] = [];
  const roots: XmlElement[] = [];
  const keep = (element: XmlElement): void => {
    (open.at(-1)?.children ?? roots).push(element);
  };
  for (const tag of listTags(xml)) {
    const { name, start, end } = tag;
    if (tag.kind === "open") open.push({ tag, children: [] });
    else if (tag.kind === "empty") keep({ name, local: toLocal(name), start, openEnd: end, closeStart: end, end, children: [] });
    else {
      const begun = open.pop();
      if (begun !== undefined)
        keep({
          name: begun.tag.name,
          local: toLocal(begun.tag.name),
          start: begun.tag.start,
          openEnd: begun.tag.end,
          closeStart: start,
          end,
          children: begun.children,
        });
    }
  }
  return roots[0];
}

export function findChild(parent: XmlElement | undefined, local: string): XmlElement | undefined {
  return parent?.children.find((child) => child.local === local);
}

import type { FileProblem } from "@kehoach/core/audit/file-problem";
import { type Attribute, decodeEntities, scanXml } from "../docx/scan-xml.ts";

/** What is told of a part in its order; element names without their prefix, text with its entities decoded. */
export type XmlWalk = {
  readonly open: (name: string, attribute: Attribute) => void;
  readonly text?: (text: string) => void;
  readonly close?: (name: string) => void;
  /** Asked after every element: true ends the walk early, without a problem. */
  readonly enough?: () => boolean;
};

/** Leaves the scan from inside one of its callbacks; caught below and nowhere else. */
class Enough extends Error {}

function withoutPrefix(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}

/**
 * Goes through a part of a workbook once, without keeping it.
 *
 * @problem FILE_BROKEN FILE_TOO_LARGE  as the scan says
 * @rule    Q39
 */
export function walkXml(part: string, xml: string, walk: XmlWalk): FileProblem | undefined {
  try {
    return scanXml(part, xml, {
      open: (name, attribute) => walk.open(withoutPrefix(name), attribute),
      text: (start, end, literal) => {
        const raw = xml.slice(start, end);
        walk.text?.(literal ? raw : decodeEntities(raw));
      },
      close(name) {
        walk.close?.(withoutPrefix(name));
        if (walk.enough?.()) throw new Enough();
      },
    });
  } catch (fault) {
    if (!(fault instanceof Enough)) throw fault;
    return undefined;
  }
}

/** A switch of a style: there, and not turned off. */
export function isOn(value: string | undefined): boolean {
  return value !== "0" && value !== "false" && value !== "off";
}

import type { Attribute } from "../docx/scan-xml.ts";
import { isOn } from "./walk-xml.ts";

const RAISED: Readonly<Record<string, string>> = {
  "0": "⁰",
  "1": "¹",
  "2": "²",
  "3": "³",
  "4": "⁴",
  "5": "⁵",
  "6": "⁶",
  "7": "⁷",
  "8": "⁸",
  "9": "⁹",
};

/** Raised digits as characters of their own ("m2" with a raised 2 → "m²"); other raised text stays as it is. */
export function raise(text: string): string {
  return /^\d{1,3}$/u.test(text.trim()) ? text.replace(/\d/gu, (digit) => RAISED[digit] ?? digit) : text;
}

/** Words with runs of their own look. `bold`: every run that shows something says so; undefined when no run says anything. */
export type RichText = { readonly words: string; readonly bold?: boolean };

/** Gathers `<t>` and `<r>` of a shared or inline string; phonetic hints are left out. */
export class RichTextReader {
  #words = "";
  #run = "";
  #raised = false;
  #runBold = false;
  #bold: boolean | undefined;
  #inRun = false;
  #inText = false;
  #phonetic = 0;

  open(name: string, attribute: Attribute): void {
    if (name === "rPh") this.#phonetic += 1;
    else if (name === "t") this.#inText = this.#phonetic === 0;
    else if (name === "r") {
      this.#inRun = true;
      this.#raised = false;
      this.#runBold = false;
      this.#run = "";
    } else if (name === "vertAlign") this.#raised = attribute("val") === "superscript";
    else if (name === "b") this.#runBold = isOn(attribute("val"));
  }

  text(text: string): void {
    if (!this.#inText) return;
    if (this.#inRun) this.#run += text;
    else this.#words += text;
  }

  close(name: string): void {
    if (name === "rPh") this.#phonetic -= 1;
    else if (name === "t") this.#inText = false;
    else if (name === "r") {
      this.#inRun = false;
      this.#words += this.#raised ? raise(this.#run) : this.#run;
      if (this.#run.trim() !== "") this.#bold = (this.#bold ?? true) && this.#runBold;
    }
  }

  /** What was gathered since the last time. */
  take(): RichText {
    const taken = { words: unescapeControls(this.#words), ...(this.#bold === undefined ? {} : { bold: this.#bold }) };
    this.#words = "";
    this.#bold = undefined;
    return taken;
  }
}

/** "_x000D_" stands for a character that XML can not hold; what is none (0, half of a pair) becomes a sign that something stood there. */
function unescapeControls(words: string): string {
  if (!words.includes("_x")) return words;
  const written = words.replace(/_x([0-9A-Fa-f]{4})_/gu, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
  return written.replaceAll("\0", "\ufffd").toWellFormed();
}

import type { FileProblem } from "@kehoach/core/audit/file-problem";
import { accept, type Outcome, refuse } from "@kehoach/core/outcome";
import { type RichText, RichTextReader } from "./rich-text.ts";
import { walkXml } from "./walk-xml.ts";

/** The words that cells name by number (`xl/sharedStrings.xml`). */
export function readSharedWords(part: string, xml: string): Outcome<readonly RichText[], FileProblem> {
  const words: RichText[] = [];
  const reader = new RichTextReader();
  const problem = walkXml(part, xml, {
    open: (name, attributes) => reader.open(name, attributes),
    text: (text) => reader.text(text),
    close(name) {
      reader.close(name);
      if (name === "si") words.push(reader.take());
    },
  });
  return problem ? refuse(problem) : accept(words);
}

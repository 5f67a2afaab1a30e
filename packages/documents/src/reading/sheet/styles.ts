import type { FileProblem } from "@kehoach/core/audit/file-problem";
import { accept, type Outcome, refuse } from "@kehoach/core/outcome";
import { builtInFormat } from "./number-format.ts";
import { isOn, walkXml } from "./walk-xml.ts";

/** How the cells of one style look. */
export type CellStyle = { readonly format: string; readonly bold: boolean; readonly indent: number };

export const PLAIN_STYLE: CellStyle = { format: "General", bold: false, indent: 0 };

/** The styles of a workbook by the number that its cells name. */
export function readStyles(part: string, xml: string): Outcome<readonly CellStyle[], FileProblem> {
  const formats = new Map<number, string>();
  const bold: boolean[] = [];
  const styles: CellStyle[] = [];
  const path: string[] = [];
  const problem = walkXml(part, xml, {
    open(name, attribute) {
      const parent = path.at(-1);
      path.push(name);
      if (name === "numFmt") formats.set(Number(attribute("numFmtId")), attribute("formatCode") ?? "General");
      else if (name === "font" && parent === "fonts") bold.push(false);
      else if (name === "b" && parent === "font" && bold.length > 0) bold[bold.length - 1] = isOn(attribute("val"));
      else if (name === "xf" && parent === "cellXfs") {
        const id = Number(attribute("numFmtId") ?? 0);
        styles.push({
          format: formats.get(id) ?? builtInFormat(id),
          bold: bold[Number(attribute("fontId") ?? 0)] ?? false,
          indent: 0,
        });
      } else if (name === "alignment" && parent === "xf" && path.at(-3) === "cellXfs") {
        const last = styles.at(-1);
        const indent = Number(attribute("indent") ?? 0);
        if (last && indent > 0 && indent <= 250) styles[styles.length - 1] = { ...last, indent };
      }
    },
    close: () => void path.pop(),
  });
  return problem ? refuse(problem) : accept(styles);
}

import { strToU8, zipSync } from "fflate";

/** A worksheet for a test: `rows` is the XML inside `<sheetData>`, `after` what follows it. */
export type SheetSource = {
  readonly name: string;
  readonly rows: string;
  readonly after?: string;
  readonly state?: "hidden" | "veryHidden";
};
export type WorkbookSource = {
  readonly sheets: readonly SheetSource[];
  readonly words?: readonly string[];
  readonly formats?: readonly string[];
  readonly more?: Readonly<Record<string, string>>;
  readonly since1904?: boolean;
};

const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"';

const SHEETS = "application/vnd.openxmlformats-officedocument.spreadsheetml";

function escape(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}

/**
 * The parts of a workbook by name. Style 0 is plain, 1 bold, 2 indented by 2; style 3 + i shows numbers by `formats[i]`.
 */
export function workbookParts(source: WorkbookSource): Record<string, string> {
  const formats = source.formats ?? [];
  const parts: Record<string, string> = {
    "[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${SHEETS}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${SHEETS}.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="${SHEETS}.sharedStrings+xml"/>${source.sheets
      .map((_, i) => `<Override PartName="/xl/worksheets/sheet${i + 1}.xml" ContentType="${SHEETS}.worksheet+xml"/>`)
      .join("")}</Types>`,
    "_rels/.rels": `<Relationships ${PACKAGE}><Relationship Id="r1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml": `<?xml version="1.0"?><workbook ${MAIN} xmlns:r="${OFFICE}">${source.since1904 ? '<workbookPr date1904="1"/>' : ""}<sheets>${source.sheets
      .map(
        ({ name, state }, i) =>
          `<sheet name="${escape(name)}" sheetId="${i + 1}" r:id="s${i}"${state ? ` state="${state}"` : ""}/>`,
      )
      .join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships ${PACKAGE}>${source.sheets
      .map((_, i) => `<Relationship Id="s${i}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`)
      .join(
        "",
      )}<Relationship Id="st" Type="${OFFICE}/styles" Target="styles.xml"/><Relationship Id="w" Type="${OFFICE}/sharedStrings" Target="/xl/sharedStrings.xml"/></Relationships>`,
    "xl/styles.xml": `<styleSheet ${MAIN}><numFmts>${formats
      .map((code, i) => `<numFmt numFmtId="${164 + i}" formatCode="${escape(code)}"/>`)
      .join(
        "",
      )}</numFmts><fonts><font><sz val="11"/></font><font><b/></font></fonts><cellXfs><xf/><xf fontId="1"/><xf><alignment indent="2"/></xf>${formats
      .map((_, i) => `<xf numFmtId="${164 + i}"/>`)
      .join("")}</cellXfs></styleSheet>`,
    "xl/sharedStrings.xml": `<sst ${MAIN}>${(source.words ?? []).map((words) => (words.startsWith("<") ? `<si>${words}</si>` : `<si><t>${escape(words)}</t></si>`)).join("")}</sst>`,
  };
  for (const [i, sheet] of source.sheets.entries()) {
    parts[`xl/worksheets/sheet${i + 1}.xml`] =
      `<worksheet ${MAIN}><sheetData>${sheet.rows}</sheetData>${sheet.after ?? ""}</worksheet>`;
  }
  return { ...parts, ...source.more };
}

export function zipParts(parts: Readonly<Record<string, string>>): Uint8Array {
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])));
}

/** A workbook file. */
export function makeXlsx(source: WorkbookSource): Uint8Array {
  return zipParts(workbookParts(source));
}

/**
 * Rows written short: text cells as they are, numbers as numbers, "=SUM(A1:A2)|12" a formula with its stored result, "" nothing.
 * An empty row is left out.
 */
export function rowsOf(rows: readonly (readonly (string | number)[])[]): string {
  return rows
    .map((row, r) => {
      const cells = row.map((value, c) => {
        if (value === "") return "";
        const at = `${String.fromCharCode(65 + c)}${r + 1}`;
        if (typeof value === "number") return `<c r="${at}"><v>${value}</v></c>`;
        if (!value.startsWith("=")) return `<c r="${at}" t="inlineStr"><is><t xml:space="preserve">${escape(value)}</t></is></c>`;
        const [formula = "", result = ""] = value.slice(1).split("|");
        return `<c r="${at}"><f>${escape(formula)}</f>${result === "" ? "" : `<v>${result}</v>`}</c>`;
      });
      return cells.join("") === "" ? "" : `<row r="${r + 1}">${cells.join("")}</row>`;
    })
    .join("");
}

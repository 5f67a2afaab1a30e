import { strToU8, zipSync } from "fflate";

const W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";

/** A Word document made by hand: `body` is what stands inside w:body; `footnotes` inside w:footnotes; `more` are other parts. */
export type DocxSource = {
  readonly body: string;
  readonly footnotes?: string;
  readonly comments?: string;
  readonly more?: Readonly<Record<string, string>>;
};

function relation(id: string, kind: string, target: string): string {
  return `<Relationship Id="${id}" Type="${OFFICE}/${kind}" Target="${target}"/>`;
}

/** The parts of a document by name. */
export function docxParts({ body, footnotes, comments, more }: DocxSource): Record<string, string> {
  const extra =
    (footnotes === undefined ? "" : relation("rId7", "footnotes", "footnotes.xml")) +
    (comments === undefined ? "" : relation("rId9", "comments", "comments.xml"));
  return {
    "[Content_Types].xml":
      `<?xml version="1.0"?><Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
      '<Default Extension="xml" ContentType="application/xml"/>' +
      '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>' +
      (footnotes === undefined
        ? ""
        : '<Override PartName="/word/footnotes.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"/>') +
      (comments === undefined
        ? ""
        : '<Override PartName="/word/comments.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"/>') +
      "</Types>",
    "_rels/.rels": `<Relationships xmlns="${PACKAGE}/relationships">${relation("rId1", "officeDocument", "word/document.xml")}</Relationships>`,
    "word/_rels/document.xml.rels": `<Relationships xmlns="${PACKAGE}/relationships">${extra}</Relationships>`,
    "word/document.xml": `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="${W}" xmlns:r="${OFFICE}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml"><w:body>${body}</w:body></w:document>`,
    ...(footnotes === undefined ? {} : { "word/footnotes.xml": `<w:footnotes xmlns:w="${W}">${footnotes}</w:footnotes>` }),
    ...(comments === undefined ? {} : { "word/comments.xml": `<w:comments xmlns:w="${W}">${comments}</w:comments>` }),
    ...more,
  };
}

export function makeDocx(source: DocxSource): Uint8Array {
  const parts = Object.entries(docxParts(source)).map(([name, text]) => [name, strToU8(text)] as const);
  return zipSync(Object.fromEntries(parts), { mtime: "2020-01-01" });
}

/** A paragraph of runs; a run is its text, or its XML when it begins with "<". */
export function paragraph(...runs: readonly string[]): string {
  const written = runs.map((run) => (run.startsWith("<") ? run : `<w:r><w:t xml:space="preserve">${run}</w:t></w:r>`));
  return `<w:p>${written.join("")}</w:p>`;
}

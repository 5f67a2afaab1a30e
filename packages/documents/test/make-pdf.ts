/** A page for a test: PDF drawing operations, from the bottom left corner of an A4 page. */
export type PdfPage = {
  readonly draw: readonly string[];
  readonly landscape?: boolean;
  /** Numbers of marked content by row and cell, for one table of the structure tree. */
  readonly table?: readonly (readonly (readonly number[])[])[];
};

/** Every letter of the test font is this wide, in parts of its size. */
const LETTER = 0.5;

function hex(words: string): string {
  return [...words].map((letter) => (letter.codePointAt(0) ?? 0).toString(16).padStart(4, "0")).join("");
}

type Look = { readonly bold?: boolean; readonly size?: number; readonly rise?: number };

/** Words whose first letter stands at x, y; 14 points unless said otherwise. */
export function words(x: number, y: number, text: string, look: Look = {}): string {
  const { bold = false, size = 14, rise = 0 } = look;
  return `BT /${bold ? "B" : "R"} ${size} Tf ${rise} Ts 1 0 0 1 ${x} ${y} Tm <${hex(text)}> Tj ET`;
}

/** Words in marked content of the structure tree. */
export function marked(number: number, drawing: string): string {
  return `/P <</MCID ${number}>> BDC ${drawing} EMC`;
}

/** Words with calls of notes: "sở{1}" prints a small raised 1. */
export function called(x: number, y: number, text: string, size = 14): string {
  let at = x;
  const pieces: string[] = [];
  for (const [i, piece] of text.split(/\{(\d+)\}/u).entries()) {
    const raised = i % 2 === 1;
    if (piece !== "") pieces.push(words(at, y, piece, raised ? { size: size * 0.6, rise: size * 0.35 } : { size }));
    at += [...piece].length * LETTER * size * (raised ? 0.6 : 1);
  }
  return pieces.join(" ");
}

export function stroke(x1: number, y1: number, x2: number, y2: number): string {
  return `${x1} ${y1} m ${x2} ${y2} l S`;
}

/** A box so thin that it is a line, as word processors draw them. */
export function bar(x: number, y: number, width: number, height: number): string {
  return `${x} ${y} ${width} ${height} re f`;
}

/** Writes numbered objects, their table and the trailer. */
export function writePdf(objects: readonly string[], trailer = ""): Uint8Array {
  let file = "%PDF-1.7\n";
  const places: number[] = [];
  for (const [i, object] of objects.entries()) {
    places.push(file.length);
    file += `${i + 1} 0 obj\n${object}\nendobj\n`;
  }
  const start = file.length;
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.map((place) => `${String(place).padStart(10, "0")} 00000 n \n`).join("")}`;
  file += `trailer <</Size ${objects.length + 1} /Root 1 0 R ${trailer}>>\nstartxref\n${start}\n%%EOF\n`;
  return new Uint8Array(Buffer.from(file, "latin1"));
}

function stream(content: string, entries = ""): string {
  return `<<${entries} /Length ${content.length}>>\nstream\n${content}\nendstream`;
}

const RANGES = ["00", "01", "1e", "20"].map((high) => `<${high}00> <${high}ff> <${high}00>`).join("\n");
const TO_UNICODE = `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /T def /CMapType 2 def
1 begincodespacerange <0000> <ffff> endcodespacerange
4 beginbfrange
${RANGES}
endbfrange endcmap CMapName currentdict /CMap defineresource pop end end`;

/** Objects up to the last font descriptor. */
const FONTS = 9;

function font(name: string, descendant: number): string {
  return `<</Type /Font /Subtype /Type0 /BaseFont /${name} /Encoding /Identity-H /DescendantFonts [${descendant} 0 R] /ToUnicode 7 0 R>>`;
}

function descendant(name: string, descriptor: number): string {
  return `<</Type /Font /Subtype /CIDFontType2 /BaseFont /${name} /CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) /Supplement 0>> /DW ${LETTER * 1_000} /FontDescriptor ${descriptor} 0 R>>`;
}

function descriptor(name: string, stem: number): string {
  return `<</Type /FontDescriptor /FontName /${name} /Flags 4 /FontBBox [0 0 1000 1000] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV ${stem}>>`;
}

/** A structure tree with one table for each page that has one; `first` is the number its objects begin at. */
function structure(pages: readonly PdfPage[], first: number, pageNumber: (i: number) => number): string[] {
  const objects: string[] = [];
  const next = (): number => first + objects.length;
  const parents: string[] = [];
  const tables: number[] = [];
  const root = first;
  objects.push("");
  for (const [i, { table }] of pages.entries()) {
    if (!table) continue;
    const own = next();
    objects.push("");
    const byMark: number[] = [];
    const rows = table.map((cells) => {
      const row = next();
      objects.push("");
      const kids = cells.map((marks) => {
        const cell = next();
        for (const mark of marks) byMark[mark] = cell;
        objects.push(`<</Type /StructElem /S /TD /P ${row} 0 R /Pg ${pageNumber(i)} 0 R /K [${marks.join(" ")}]>>`);
        return cell;
      });
      objects[row - first] = `<</Type /StructElem /S /TR /P ${own} 0 R /K [${kids.map((kid) => `${kid} 0 R`).join(" ")}]>>`;
      return row;
    });
    objects[own - first] = `<</Type /StructElem /S /Table /P ${root} 0 R /K [${rows.map((row) => `${row} 0 R`).join(" ")}]>>`;
    tables.push(own);
    parents.push(`${i} [${Array.from(byMark, (cell) => `${cell ?? own} 0 R`).join(" ")}]`);
  }
  objects[0] = `<</Type /StructTreeRoot /K [${tables.map((table) => `${table} 0 R`).join(" ")}] /ParentTree <</Nums [${parents.join(" ")}]>>>>`;
  return objects;
}

/** A file of these pages, with a font that has every Vietnamese letter and its bold kind. */
export function makePdf(pages: readonly PdfPage[], trailer = ""): Uint8Array {
  const isTagged = pages.some(({ table }) => table);
  const first = FONTS + 1;
  const pageNumber = (i: number): number => first + 2 * i;
  const treeStart = first + 2 * pages.length;
  const tree = isTagged ? structure(pages, treeStart, pageNumber) : [];
  return writePdf(
    [
      `<</Type /Catalog /Pages 2 0 R${isTagged ? ` /MarkInfo <</Marked true>> /StructTreeRoot ${treeStart} 0 R` : ""}>>`,
      `<</Type /Pages /Count ${pages.length} /Kids [${pages.map((_, i) => `${pageNumber(i)} 0 R`).join(" ")}]>>`,
      font("Test", 5),
      font("Test-Bold", 6),
      descendant("Test", 8),
      descendant("Test-Bold", 9),
      stream(TO_UNICODE),
      descriptor("Test", 80),
      descriptor("Test-Bold", 140),
      ...pages.flatMap(({ draw, landscape }, i) => [
        `<</Type /Page /Parent 2 0 R /MediaBox [0 0 ${landscape ? "842 595" : "595 842"}] /StructParents ${i} /Resources <</Font <</R 3 0 R /B 4 0 R>>>> /Contents ${pageNumber(i) + 1} 0 R>>`,
        stream(draw.join("\n")),
      ]),
      ...tree,
    ],
    trailer,
  );
}

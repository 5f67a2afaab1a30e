import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decodeEntities, scanXml } from "../reading/docx/scan-xml.ts";
import { findText, listPlaces } from "./docx-places.ts";
import { type CommentRange, cutBefore, cutBehind, placeComments } from "./place-comments.ts";

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

function wrap(inside: string): string {
  return `<w:document ${W}><w:body>${inside}</w:body></w:document>`;
}

/** Marks the first place of `words` in the part's own characters. */
function mark(xml: string, ...words: readonly string[]): string {
  const places = listPlaces(xml);
  const ranges = words.map((word, id): CommentRange => {
    const at = xml.indexOf(word);
    const text = findText(places, at);
    if (!text) throw new Error(`no text holds "${word}"`);
    return { id, start: cutBefore(text, at), end: cutBehind(text, at + word.length) };
  });
  return placeComments(xml, places, ranges);
}

/** Letters of the w:t, and tags, in order; what a program that knows no comments sees. */
function read(xml: string): { readonly text: string; readonly balanced: boolean } {
  let text = "";
  let inText = false;
  const problem = scanXml("x", xml, {
    open: (name) => (inText = name === "w:t"),
    close: () => (inText = false),
    text: (start, end) => {
      if (inText) text += decodeEntities(xml.slice(start, end));
    },
  });
  return { text, balanced: problem === undefined };
}

const REFERENCE = (id: number): string =>
  `<w:commentRangeEnd w:id="${id}"/><w:r><w:rPr><w:sz w:val="16"/></w:rPr><w:commentReference w:id="${id}"/></w:r>`;

describe("marks in a paragraph", () => {
  test("[Q221] a run is split in three, each piece with the properties of the whole", () => {
    const run = (text: string): string => `<w:r w:rsidR="1"><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
    const xml = wrap(`<w:p>${run("đạt 95,9% KH")}</w:p>`);
    expect(mark(xml, "95,9%")).toBe(
      wrap(`<w:p>${run("đạt ")}<w:commentRangeStart w:id="0"/>${run("95,9%")}${REFERENCE(0)}${run(" KH")}</w:p>`),
    );
  });

  test("a whole run is not split", () => {
    const xml = wrap("<w:p><w:r><w:t>95,9%</w:t></w:r></w:p>");
    expect(mark(xml, "95,9%")).toBe(wrap(`<w:p><w:commentRangeStart w:id="0"/><w:r><w:t>95,9%</w:t></w:r>${REFERENCE(0)}</w:p>`));
  });

  test("a text between a break and a tab is cut out of its run", () => {
    const xml = wrap("<w:p><w:r><w:rPr><w:i/></w:rPr><w:br/><w:t>95,9%</w:t><w:tab/></w:r></w:p>");
    expect(mark(xml, "95,9%")).toBe(
      wrap(
        "<w:p><w:r><w:rPr><w:i/></w:rPr><w:br/></w:r>" +
          '<w:commentRangeStart w:id="0"/><w:r><w:rPr><w:i/></w:rPr><w:t>95,9%</w:t></w:r>' +
          `${REFERENCE(0)}<w:r><w:rPr><w:i/></w:rPr><w:tab/></w:r></w:p>`,
      ),
    );
  });

  test("blanks that did not count do not count afterwards", () => {
    const xml = wrap("<w:p><w:r><w:t> đạt 95,9% </w:t></w:r></w:p>");
    expect(mark(xml, "95,9%")).toBe(
      wrap(
        '<w:p><w:r><w:t> </w:t><w:t xml:space="preserve">đạt </w:t></w:r><w:commentRangeStart w:id="0"/>' +
          `<w:r><w:t>95,9%</w:t></w:r>${REFERENCE(0)}<w:r><w:t> </w:t></w:r></w:p>`,
      ),
    );
  });

  test("comments that touch or share their words close before the next opens", () => {
    const xml = wrap('<w:p><w:r><w:t xml:space="preserve">ab cd</w:t></w:r></w:p>');
    const marked = mark(xml, "ab", " cd", "ab");
    const order = [...marked.matchAll(/<w:comment(RangeStart|RangeEnd|Reference) w:id="(\d)"/gu)].map(
      ([, kind, id]) => `${kind}${id}`,
    );
    expect(order).toEqual([
      "RangeStart0",
      "RangeStart2",
      "RangeEnd0",
      "Reference0",
      "RangeEnd2",
      "Reference2",
      "RangeStart1",
      "RangeEnd1",
      "Reference1",
    ]);
    expect(read(marked)).toEqual({ text: "ab cd", balanced: true });
  });

  test("another prefix, and none", () => {
    const named = `<x:document ${W.replace(":w=", ":x=")}><x:body><x:p><x:r><x:t>a 95 b</x:t></x:r></x:p></x:body></x:document>`;
    expect(mark(named, "95")).toContain('<x:commentRangeStart x:id="0"/><x:r><x:t>95</x:t></x:r><x:commentRangeEnd x:id="0"/>');
    const plain = `<document ${W.replace(":w=", "=")}><body><p><r><t>a 95 b</t></r></p></body></document>`;
    expect(mark(plain, "95")).toContain(`<w:commentRangeStart ${W} w:id="0"/><r><t>95</t></r>`);
  });
});

test("whatever is marked, the letters stay and the tags stay balanced", () => {
  const piece = fc.constantFrom("a ", " b", "&amp;", "&#9;x", "95,9%", " ", "ư", "😀");
  const run = fc
    .tuple(
      fc.constantFrom("", "<w:rPr><w:b/></w:rPr>"),
      fc.array(piece, { minLength: 1, maxLength: 4 }),
      fc.boolean(),
      fc.constantFrom("", "<w:br/>"),
    )
    .map(([properties, words, preserve, before]) => {
      const space = preserve ? ' xml:space="preserve"' : "";
      return `<w:r>${properties}${before}<w:t${space}>${words.join("")}</w:t>${before}</w:r>`;
    });
  const wrapped = fc
    .tuple(run, fc.constantFrom("", "w:ins", "w:hyperlink", "w:smartTag"))
    .map(([one, around]) => (around ? `<${around}>${one}</${around}>` : one));
  const cut = fc.tuple(fc.nat(), fc.nat(), fc.nat(), fc.nat());
  fc.assert(
    fc.property(
      fc.array(wrapped, { minLength: 1, maxLength: 5 }),
      fc.array(cut, { minLength: 1, maxLength: 4 }),
      (runs, cuts) => {
        const xml = wrap(`<w:p>${runs.join("")}</w:p>`);
        const places = listPlaces(xml);
        const ranges = cuts.flatMap(([a, b, c, d], id): CommentRange[] => {
          const [one, two] = [places.texts[a % places.texts.length], places.texts[b % places.texts.length]];
          if (!one || !two) return [];
          const boundary = (text: typeof one, wanted: number): number => {
            const content = xml.slice(text.contentStart, text.contentEnd);
            const at = wanted % (content.length + 1);
            const entity = content.lastIndexOf("&", at - 1);
            const inEntity = entity >= 0 && content.indexOf(";", entity) >= at;
            const inPair = /[\uDC00-\uDFFF]/u.test(content.charAt(at));
            return text.contentStart + (inEntity ? entity : inPair ? at - 1 : at);
          };
          const range = { id, start: cutBefore(one, boundary(one, c)), end: cutBehind(two, boundary(two, d)) };
          return range.start.at < range.end.at ? [range] : [];
        });
        const marked = placeComments(xml, places, ranges);
        expect(read(marked)).toEqual({ text: read(xml).text, balanced: true });
        expect(marked.match(/<w:commentReference/gu)?.length ?? 0).toBe(ranges.length);
      },
    ),
    { numRuns: 500 },
  );
});

import { describe, expect, test } from "vitest";
import { parseOutline } from "./parse-outline.ts";
import { parseTarget } from "./parse-prose.ts";

const WHOLE = {
  head: { issuer: ["ỦY BAN NHÂN DÂN", "HUYỆN B"], symbol: "BC-UBND", placeName: "B" },
  title: { kind: "BÁO CÁO", abstract: "Kết quả năm {{year}}" },
  body: "Hết.",
  recipients: ["Lưu: VT."],
  signature: { authority: "TM. ỦY BAN", role: "CHỦ TỊCH", name: "" },
};

function parseBody(body: string, notes?: Record<string, string>) {
  return parseOutline({ ...WHOLE, body, ...(notes ? { notes } : {}) });
}

function problems(data: unknown) {
  const parsed = parseOutline(data);
  return parsed.ok
    ? []
    : parsed.problems.map(({ code, path, line, column }) =>
        [code, path, line, column].filter((part) => part !== undefined).join(" "),
      );
}

function bodyProblems(body: string, notes?: Record<string, string>) {
  return problems({ ...WHOLE, body, ...(notes ? { notes } : {}) });
}

describe("prose", () => {
  test("[R1] a bare digit is refused at its line and column; names and dates in [[ ]] are not", () => {
    expect(bodyProblems("Dịch [[Covid-19]] ngày [[27/7]].\n\n- Có hơn\n  12,5 ha và 7 xã.")).toEqual([
      "OUTLINE_BARE_DIGIT body 4 3",
      "OUTLINE_BARE_DIGIT body 4 14",
    ]);
    expect(problems({ ...WHOLE, title: { kind: "BÁO CÁO", abstract: "năm 2023" } })).toEqual([
      "OUTLINE_BARE_DIGIT title.abstract 1 5",
    ]);
    expect(problems({ ...WHOLE, head: { ...WHOLE.head, issuer: ["A", "QUẬN 1"] } })).toEqual([
      "OUTLINE_BARE_DIGIT head.issuer.1 1 6",
    ]);
  });

  test("[R1] references are read with breakdown and arguments", () => {
    const parsed = parseBody(
      "Thu *{{k-of-n a.b-c[fund=public,sex=male] of=a.d[fund=public] place=02062@2004-07-08 period=2023-Q1}}* xong",
    );
    const inlines = parsed.ok ? parsed.value.blocks[0]?.inlines : [];
    expect(inlines?.[1]).toEqual({
      kind: "reference",
      phrase: "k-of-n",
      target: "a.b-c",
      breakdown: "fund=public,sex=male",
      args: { of: "a.d[fund=public]", place: "02062@2004-07-08", period: "2023-Q1" },
      italic: true,
      bold: false,
      at: { path: "body", line: 1, column: 6 },
    });
    expect(parseTarget("a[b")).toBeUndefined();
  });

  test("[R2] open marks and broken references are refused where they stand", () => {
    expect(bodyProblems("Một\nhai {{value a.b")).toEqual(["OUTLINE_UNCLOSED body 2 5"]);
    expect(bodyProblems("Một [[hai")).toEqual(["OUTLINE_UNCLOSED body 1 5"]);
    expect(bodyProblems("Một *hai")).toEqual(["OUTLINE_UNCLOSED body 1 5"]);
    expect(bodyProblems("{{value}} {{Giá a.b}} {{value a.b c.d}} {{value a.b color=x}}")).toEqual([
      "OUTLINE_REFERENCE body 1 1",
      "OUTLINE_REFERENCE body 1 11",
      "OUTLINE_REFERENCE body 1 23",
      "OUTLINE_UNKNOWN_ARGUMENT body 1 41",
    ]);
  });
});

describe("structure", () => {
  test("[R3] headings and tasks get their numbers", () => {
    const parsed = parseBody("# A\n## B\n### C\n#### D\n#### E\n### F\n## G\n#. x\n#. y\n# H\n## I\n#. z\n- m\n+ n\nchữ");
    const shown = parsed.ok ? parsed.value.blocks.map(({ kind, number = "" }) => `${kind} ${number}`.trim()) : [];
    expect(shown).toEqual([
      "part Phần thứ nhất",
      "section I.",
      "item 1.",
      "subitem 1.1.",
      "subitem 1.2.",
      "item 2.",
      "section II.",
      "task 1.",
      "task 2.",
      "part Phần thứ hai",
      "section I.",
      "task 1.",
      "bullet",
      "sub-bullet",
    ]);
    const last = parsed.ok ? parsed.value.blocks.at(-1) : undefined;
    expect(last?.inlines.map((inline) => (inline.kind === "words" ? inline.text : inline.kind))).toEqual(["n chữ"]);
  });

  test("[R3] a heading that skips a level is refused, and so are more parts than there are names", () => {
    expect(bodyProblems("# A\n### B")).toEqual(["OUTLINE_HEADING_ORDER body 2 1"]);
    expect(bodyProblems(Array.from({ length: 11 }, () => "# A").join("\n"))).toEqual(["OUTLINE_TOO_MANY_PARTS body 11 1"]);
  });

  test("[R4] a note is called exactly once and holds no note", () => {
    expect(bodyProblems("A{{note a}} B{{note a}} C{{note c}}", { a: "x", b: "y {{note a}}" })).toEqual([
      "OUTLINE_NOTE_IN_NOTE notes.b 1 3",
      "OUTLINE_NOTE_USED_TWICE body 1 14",
      "OUTLINE_UNKNOWN_NOTE body 1 26",
      "OUTLINE_NOTE_UNUSED notes.b",
    ]);
  });

  test("[R2] missing and unknown keys are named, all at once", () => {
    expect(
      problems({ ...WHOLE, head: { issuer: [], symbol: "X" }, title: 5, colour: "x", options: { padCounts: "yes" } }),
    ).toEqual([
      "OUTLINE_UNKNOWN_KEY colour",
      "OUTLINE_SHAPE title",
      "OUTLINE_SHAPE options.padCounts",
      "OUTLINE_SHAPE head.issuer",
      "OUTLINE_SHAPE head.placeName",
      "OUTLINE_SHAPE title.kind",
      "OUTLINE_SHAPE title.abstract",
    ]);
    expect(parseOutline("x").ok).toBe(false);
  });
});

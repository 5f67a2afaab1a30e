import { expect, test } from "vitest";
import { decodeText } from "./decode-text.ts";

const REPORT =
  "Năm 2023, diện tích gieo trồng của huyện đạt 5.470 ha, bằng 95,9% kế hoạch; các xã đã thực hiện tốt công tác phát triển sản xuất.";

function told(bytes: Uint8Array): string {
  const read = decodeText(bytes);
  if (read.ok) return read.value;
  const [problem] = read.problems;
  return problem.code === "FILE_OLD_ENCODING" ? problem.encoding : problem.code;
}

function wide(text: string, swap: boolean): Buffer {
  const bytes = Buffer.from(text, "utf16le");
  return swap ? bytes.swap16() : bytes;
}

/** The report's words as the bytes an old font wrote; only the letters that stand in them. */
function encode(pairs: string): Buffer {
  const map = new Map(pairs.split(" ").map((pair) => [pair[0] ?? "", pair.slice(1)]));
  return Buffer.from([...REPORT].map((letter) => map.get(letter) ?? letter).join(""), "latin1");
}

test("[Q4] UTF-8 and UTF-16 are read with and without a byte order mark, unnormalised", () => {
  expect(told(Buffer.from(REPORT))).toBe(REPORT);
  expect(told(Buffer.from(`\ufeff${REPORT}`))).toBe(REPORT);
  expect(told(Buffer.from(REPORT.normalize("NFD")))).toBe(REPORT.normalize("NFD"));
  for (const swap of [false, true]) {
    expect(told(wide(`\ufeff${REPORT}`, swap))).toBe(REPORT);
    expect(told(wide(REPORT, swap))).toBe(REPORT);
  }
});

test("[Q4] old Vietnamese encodings are recognised and said, also when their letters were saved as UTF-8", () => {
  const tcvn3 = encode("ă¨ ệÖ íÝ ồå ủñ đ® ạ¹ ằ» ếÕ á¸ ã· ự\u00f9 ố\u00e8 ể\u00d3 ả\u00b6 ấ\u00ca");
  expect(told(tcvn3)).toBe("tcvn3");
  expect(told(Buffer.from(tcvn3.toString("latin1")))).toBe("tcvn3");
  const vni = encode("ăaê ệeä íí ồoà ủuû đñ ạaï ằaè ếeá áaù ãaõ ựöï ốoá ểeå ảaû ấaá");
  expect(told(vni)).toBe("vni");
  const cp1258 = encode("ăã ệêò íií ồôÌ ủuÒ đð ạaò ằãÌ ếêì áaì ãaÞ ựýò ốôì ểêÒ ảaÒ ấâì");
  expect(told(cp1258)).toBe("windows-1258");
});

test("[Q4] another 8-bit text is an unknown encoding; a stray byte in a long text is not", () => {
  const cyrillic = Buffer.from("Отчёт о работе за год: ".repeat(3), "utf16le").filter((_, index) => index % 2 === 0);
  expect(told(Buffer.from([...cyrillic].map((byte) => (byte < 0x20 ? 0x6f : byte | 0x80))))).not.toContain("Отчёт");
  expect(told(Buffer.from("Año niño señor mañana, compañía. ".repeat(9), "latin1"))).toBe("unknown");
  const long = Buffer.from(REPORT.repeat(20));
  expect(told(Buffer.concat([long, Buffer.of(0xe1)]))).toBe(`${REPORT.repeat(20)}\ufffd`);
});

test("[Q4] French and Spanish letters in UTF-8 are no old encoding", () => {
  const text = "Le comité a été créé à Genève; la prévision était déjà élevée, où l'on a noté des dégâts.";
  expect(told(Buffer.from(text))).toBe(text);
});

test("[Q4] bytes that are no text are said to be none", () => {
  expect(told(Uint8Array.from({ length: 4_000 }, (_, index) => (index * 7919) % 256))).toBe("FILE_BINARY");
  expect(told(Uint8Array.of(0x41, 0, 0, 0x42, 0x43))).toBe("FILE_BINARY");
  expect(told(Uint8Array.from({ length: 900 }, (_, index) => 0x80 + ((index * 31) % 128)))).toBe("FILE_BINARY");
});

import { strToU8, zipSync } from "fflate";
import { expect, test } from "vitest";
import { openZip, ZIP_LIMITS } from "./open-zip.ts";

const SOUND = zipSync({ "a.xml": strToU8("<a/>".repeat(100)), "b/c.xml": [strToU8("<c/>"), { level: 0 }] });

function codeOf(bytes: Uint8Array, limits = ZIP_LIMITS): string {
  const zip = openZip(bytes, limits);
  return zip.ok ? "open" : zip.problems[0].code;
}

function readCode(bytes: Uint8Array, name: string, limits = ZIP_LIMITS): string {
  const zip = openZip(bytes, limits);
  if (!zip.ok) return zip.problems[0].code;
  const part = zip.value.read(name);
  return part.ok ? new TextDecoder().decode(part.value.subarray(0, 8)) : part.problems[0].code;
}

/** Changes a field of the directory entry of `name`. */
function patch(bytes: Uint8Array, name: string, change: (view: DataView, at: number) => void): Uint8Array {
  const copy = Uint8Array.from(bytes);
  const view = new DataView(copy.buffer);
  const wanted = strToU8(name);
  for (let at = 0; at + 46 < copy.length; at++) {
    if (view.getUint32(at, true) !== 0x02014b50) continue;
    if (wanted.every((byte, index) => copy[at + 46 + index] === byte)) change(view, at);
  }
  return copy;
}

test("[Q3] parts are inflated when asked for, stored or packed", () => {
  expect(readCode(SOUND, "a.xml")).toBe("<a/><a/>");
  expect(readCode(SOUND, "b/c.xml")).toBe("<c/>");
  expect(readCode(SOUND, "d.xml")).toBe("FILE_BROKEN");
});

test("[Q3] the directory's sizes are held against the limits before anything is inflated", () => {
  const bomb = zipSync({ "big.xml": [new Uint8Array(6_000_000), { level: 9 }] });
  expect(codeOf(bomb)).toBe("FILE_BOMB");
  expect(codeOf(SOUND, { ...ZIP_LIMITS, unzippedBytes: 400 })).toBe("FILE_TOO_LARGE");
  expect(codeOf(SOUND, { ...ZIP_LIMITS, parts: 1 })).toBe("FILE_TOO_LARGE");
  expect(readCode(SOUND, "a.xml", { ...ZIP_LIMITS, partBytes: 399 })).toBe("FILE_TOO_LARGE");
});

test("[Q3] a part that is larger or smaller than declared is refused, and never inflated further than declared", () => {
  const swelling = zipSync({ "big.xml": [new Uint8Array(50_000_000), { level: 9 }] });
  const lying = patch(swelling, "big.xml", (view, at) => view.setUint32(at + 24, 1_000, true));
  const before = process.memoryUsage().arrayBuffers;
  expect(readCode(lying, "big.xml")).toBe("FILE_BROKEN");
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(10_000_000);
  expect(
    readCode(
      patch(SOUND, "a.xml", (view, at) => view.setUint32(at + 24, 5_000, true)),
      "a.xml",
    ),
  ).toBe("FILE_BROKEN");
  expect(
    readCode(
      patch(SOUND, "a.xml", (view, at) => view.setUint32(at + 16, 7, true)),
      "a.xml",
    ),
  ).toBe("FILE_BROKEN");
});

test("[Q3] overlapping, doubled, displaced and locked parts are refused", () => {
  expect(codeOf(patch(SOUND, "b/c.xml", (view, at) => view.setUint32(at + 42, 0, true)))).toBe("FILE_BROKEN");
  expect(codeOf(patch(SOUND, "b/c.xml", (view, at) => view.setUint32(at + 42, 1e9, true)))).toBe("FILE_BROKEN");
  expect(codeOf(patch(SOUND, "a.xml", (view, at) => view.setUint32(at + 20, 1e9, true)))).toBe("FILE_BROKEN");
  expect(codeOf(patch(SOUND, "a.xml", (view, at) => view.setUint16(at + 8, 1, true)))).toBe("FILE_ENCRYPTED");
  expect(
    readCode(
      patch(SOUND, "a.xml", (view, at) => view.setUint16(at + 10, 99, true)),
      "a.xml",
    ),
  ).toBe("FILE_BROKEN");
  const twice = zipSync({ "a.xml": strToU8("1"), "b.xml": strToU8("2") });
  expect(codeOf(patch(twice, "b.xml", (view, at) => view.setUint8(at + 46, 0x61)))).toBe("FILE_BROKEN");
});

test("[Q3] an archive cut anywhere is refused", () => {
  for (let length = 0; length < SOUND.length; length++) expect(codeOf(SOUND.subarray(0, length))).not.toBe("open");
  expect(codeOf(SOUND.subarray(0, SOUND.length - 1))).toBe("FILE_TRUNCATED");
});

test("[Q3] the zip64 form of the directory is read, and a lying one is refused", () => {
  const end = SOUND.length - 22;
  const old = new DataView(SOUND.buffer, SOUND.byteOffset);
  const make = (start: bigint): Uint8Array => {
    const bytes = new Uint8Array(end + 56 + 20 + 22);
    bytes.set(SOUND.subarray(0, end));
    const view = new DataView(bytes.buffer);
    view.setUint32(end, 0x06064b50, true);
    view.setBigUint64(end + 32, BigInt(old.getUint16(end + 10, true)), true);
    view.setBigUint64(end + 40, BigInt(old.getUint32(end + 12, true)), true);
    view.setBigUint64(end + 48, start, true);
    view.setUint32(end + 56, 0x07064b50, true);
    view.setBigUint64(end + 64, BigInt(end), true);
    bytes.set(SOUND.subarray(end), end + 76);
    view.setUint16(end + 76 + 10, 0xffff, true);
    view.setUint32(end + 76 + 12, 0xffffffff, true);
    view.setUint32(end + 76 + 16, 0xffffffff, true);
    return bytes;
  };
  expect(readCode(make(BigInt(old.getUint32(end + 16, true))), "a.xml")).toBe("<a/><a/>");
  expect(codeOf(make(2n ** 63n))).toBe("FILE_BROKEN");
});

import type { FileProblem } from "@kehoach/core/audit/file-problem";
import { accept, type Outcome, refuse } from "@kehoach/core/outcome";
import { findOldEncoding } from "./old-encoding.ts";

/** Lost characters a text may have and still be UTF-8: a file cut inside a letter, a stray byte in a thousand. */
const MOST_LOST = 0.001;
const MOST_CONTROLS = 0.001;

/** UTF-16 without a byte order mark: nearly every blank, digit and plain letter has a zero byte on the same side. */
function guessWide(bytes: Uint8Array): "utf-16le" | "utf-16be" | undefined {
  const length = Math.min(bytes.length, 8_000) & ~1;
  let even = 0;
  let odd = 0;
  for (let at = 0; at < length; at += 2) {
    if (bytes[at] === 0) even++;
    if (bytes[at + 1] === 0) odd++;
  }
  const pairs = length / 2;
  if (pairs < 4) return undefined;
  if (odd > pairs * 0.3 && even < pairs * 0.02) return "utf-16le";
  return even > pairs * 0.3 && odd < pairs * 0.02 ? "utf-16be" : undefined;
}

function findWide(bytes: Uint8Array): "utf-16le" | "utf-16be" | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  return guessWide(bytes);
}

/** Zero characters and control signs, which no text has. */
function isBinary(text: string): boolean {
  let controls = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0) return true;
    // Tab, line ends, form feed and escape stand in texts.
    if (code < 0x20 && (code < 0x09 || code > 0x0d) && code !== 0x1b) controls++;
  }
  return controls > text.length * MOST_CONTROLS;
}

/** Pictures and programs in bytes that are by chance no control signs: most of them are no letters. */
function looksWritten(latin: string): boolean {
  const sample = latin.slice(0, 20_000);
  return (sample.match(/[\s\w.,;:()/%-]/gu)?.length ?? 0) > sample.length * 0.4;
}

/**
 * The characters of a text file as they are, its byte order mark left out: UTF-8 or UTF-16, never normalised.
 *
 * @problem FILE_BINARY FILE_OLD_ENCODING
 * @rule Q4
 */
export function decodeText(bytes: Uint8Array): Outcome<string, FileProblem> {
  const wide = findWide(bytes);
  if (wide !== undefined) {
    const text = new TextDecoder(wide).decode(bytes);
    return isBinary(text) ? refuse({ code: "FILE_BINARY" }) : accept(text);
  }
  if (bytes.includes(0)) return refuse({ code: "FILE_BINARY" });
  const text = new TextDecoder("utf-8").decode(bytes);
  const lost = text.match(/\ufffd/gu)?.length ?? 0;
  if (lost <= Math.max(1, text.length * MOST_LOST)) {
    if (isBinary(text)) return refuse({ code: "FILE_BINARY" });
    const encoding = findOldEncoding(text);
    return encoding === undefined ? accept(text) : refuse({ code: "FILE_OLD_ENCODING", encoding });
  }
  const latin = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 200_000)).toString("latin1");
  if (isBinary(latin) || !looksWritten(latin)) return refuse({ code: "FILE_BINARY" });
  return refuse({ code: "FILE_OLD_ENCODING", encoding: findOldEncoding(latin) ?? "unknown" });
}

import type { DocumentKind } from "@kehoach/core/audit/document";
import type { FileProblem } from "@kehoach/core/audit/file-problem";
import { accept, type Outcome, refuse } from "@kehoach/core/outcome";
import { isOle, listOleStreams } from "./ole-streams.ts";
import { openZip } from "./open-zip.ts";

/** Pictures, archives and programs by how they begin; "?" is any byte. */
const OTHERS: readonly string[] = [
  "89 50 4e 47",
  "ff d8 ff",
  "47 49 46 38",
  "49 49 2a 00",
  "4d 4d 00 2a",
  "52 49 46 46 ? ? ? ? 57 45 42 50",
  "? ? ? ? 66 74 79 70",
  "42 4d ? ? ? ? 00 00 00 00",
  "37 7a bc af 27 1c",
  "52 61 72 21",
  "1f 8b 08",
  // Rich text, which is text to the eye of a program only.
  "7b 5c 72 74 66",
];

function beginsWith(bytes: Uint8Array, pattern: string): boolean {
  return pattern.split(" ").every((byte, index) => byte === "?" || bytes[index] === Number.parseInt(byte, 16));
}

function isPdf(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 1_024)).includes("%PDF-");
}

function findOleKind(name: string, bytes: Uint8Array): Outcome<DocumentKind, FileProblem> {
  const streams = listOleStreams(bytes);
  if (streams.has("EncryptedPackage") || streams.has("EncryptionInfo")) return refuse({ code: "FILE_ENCRYPTED" });
  if (streams.has("WordDocument")) return refuse({ code: "FILE_OLD_WORD" });
  if (streams.has("Workbook") || streams.has("Book")) return accept("xls");
  return refuse(streams.size === 0 ? { code: "FILE_TRUNCATED" } : { code: "FILE_UNKNOWN_KIND", name });
}

/** By the kind of the main part that the package declares. */
function findZipKind(name: string, bytes: Uint8Array): Outcome<DocumentKind, FileProblem> {
  const zip = openZip(bytes);
  if (!zip.ok) return zip;
  const names = zip.value.entries.map((entry) => entry.name);
  if (zip.value.has("[Content_Types].xml")) {
    const types = zip.value.read("[Content_Types].xml");
    if (!types.ok) return types;
    const text = new TextDecoder().decode(types.value);
    if (/wordprocessingml\.(?:document|template)\.main|ms-word\.(?:document|template)\.macroEnabled/u.test(text))
      return accept("docx");
    if (/spreadsheetml\.(?:sheet|template)\.main|ms-excel\.(?:sheet|template)\.macroEnabled/u.test(text)) return accept("xlsx");
  }
  if (names.includes("word/document.xml")) return accept("docx");
  if (names.includes("xl/workbook.xml")) return accept("xlsx");
  return refuse({ code: "FILE_UNKNOWN_KIND", name });
}

/**
 * What a file is, by its content; "text" for anything that is no known container.
 *
 * @problem FILE_ENCRYPTED FILE_OLD_WORD FILE_UNKNOWN_KIND, and what opening an archive can refuse
 * @rule Q1 Q2
 */
export function findKind(name: string, bytes: Uint8Array): Outcome<DocumentKind, FileProblem> {
  if (isOle(bytes)) return findOleKind(name, bytes);
  if (beginsWith(bytes, "50 4b 03 04") || beginsWith(bytes, "50 4b 05 06")) return findZipKind(name, bytes);
  if (OTHERS.some((pattern) => beginsWith(bytes, pattern))) return refuse({ code: "FILE_UNKNOWN_KIND", name });
  return accept(isPdf(bytes) ? "pdf" : "text");
}

/** Which kind of text: a page by its beginning or its name, Markdown by its name. */
export function findTextKind(name: string, text: string): "text" | "markdown" | "html" | "other" {
  const head = text
    .slice(0, 2_000)
    .replace(/^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*/u, "")
    .toLowerCase();
  if (/^<!doctype html|^<html[\s>]|^<(?:head|body)[\s>]/u.test(head)) return "html";
  if (/^\s*<\?xml|^\s*<(?:svg|\w+:wordDocument)[\s>]/u.test(text.slice(0, 200))) return "other";
  if (head.startsWith("mime-version:")) return "other";
  if (/\.x?html?$/iu.test(name) && /<[a-z][^>]*>/iu.test(text)) return "html";
  return /\.(?:md|markdown)$/iu.test(name) ? "markdown" : "text";
}

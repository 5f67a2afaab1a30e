import type { FileProblem } from "@kehoach/core/audit/file-problem";
import { accept, type Outcome, refuse } from "@kehoach/core/outcome";
import type { PDFDocumentProxy } from "unpdf/pdfjs";
import { broken } from "../broken.ts";
import { isParserFault } from "./parser-fault.ts";

/** What a reader needs of an open file; `close` gives back its memory. */
export type OpenPdf = {
  readonly document: PDFDocumentProxy;
  readonly names: ReadonlyMap<number, string>;
  readonly close: () => Promise<void>;
};

/** The refusal of a PDF that does not hold together. */
export const BROKEN_PDF = broken("", "pdf-structure");

const END = Buffer.from("%%EOF");

/**
 * Whether a file stops in the middle: nothing marks its end, objects go on after the last such mark, or it is shorter than it says
 * itself.
 *
 * @rule Q47
 */
export function isCutOff(bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = file.lastIndexOf(END);
  if (end < 0) return true;
  const said = /\/Linearized\b[^>]{0,200}?\/L\s+(\d{1,15})/u.exec(file.subarray(0, 2_048).toString("latin1"))?.[1];
  if (said !== undefined && Number(said) > file.length) return true;
  return /\d+\s+\d+\s+obj\b/u.test(file.subarray(end + END.length, end + 4_096).toString("latin1"));
}

/**
 * Opens a PDF without a worker, a network, fonts of the system or code made from the file.
 *
 * @problem FILE_ENCRYPTED  a password is asked for
 * @problem FILE_TRUNCATED FILE_BROKEN
 */
export async function openPdf(bytes: Uint8Array): Promise<Outcome<OpenPdf, FileProblem>> {
  const { getDocument, OPS, VerbosityLevel } = await import("unpdf/pdfjs");
  const task = getDocument({
    // The reader takes the bytes for itself.
    data: Uint8Array.from(bytes),
    disableAutoFetch: true,
    disableStream: true,
    disableFontFace: false,
    enableXfa: false,
    isImageDecoderSupported: false,
    isOffscreenCanvasSupported: false,
    // Pictures are not looked at.
    maxImageSize: 1,
    useSystemFonts: false,
    useWasm: false,
    useWorkerFetch: false,
    verbosity: VerbosityLevel.ERRORS,
  });
  const close = async (): Promise<void> => {
    await task.destroy();
  };
  try {
    const document = await task.promise;
    const names = new Map(Object.entries(OPS).map(([name, number]) => [number, name]));
    return accept({ document, names, close });
  } catch (fault) {
    await close();
    if (fault instanceof Error && fault.name === "PasswordException") return refuse({ code: "FILE_ENCRYPTED" });
    if (!isParserFault(fault)) throw fault;
    return refuse(isCutOff(bytes) ? { code: "FILE_TRUNCATED" } : BROKEN_PDF);
  }
}

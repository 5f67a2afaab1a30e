import { say } from "../language.ts";
import { explainWriteError, writeWhole } from "../write-whole.ts";
import { toOneLine } from "./one-line.ts";
import { isInput } from "./paths.ts";

/** Exit code for a file that could not be read or written, and for wrong use. */
export const UNREADABLE = 2;

/** One line to the user about one file. */
export function complain(name: string, message: string): void {
  console.error(`${toOneLine(name)}: ${toOneLine(message)}`);
}

/** Writes a file whole; what hinders it is told to the user. */
export async function write(out: string, made: Uint8Array | string): Promise<boolean> {
  try {
    await writeWhole(out, made);
    return true;
  } catch (error) {
    const why = explainWriteError(error);
    if (why === undefined) throw error;
    complain(out, say({ vi: `không ghi được: ${why.vi}.`, en: `can not be written: ${why.en}.` }));
    return false;
  }
}

/** Never over a report: what an official wrote is not ours to replace. */
export async function isSafe(out: string, files: readonly string[]): Promise<boolean> {
  if (!(await isInput(out, files))) return true;
  complain(
    out,
    say({
      vi: "đây là tệp đang được rà soát, không ghi đè; hãy ghi --out khác.",
      en: "this is a file being checked and is not overwritten; name another --out.",
    }),
  );
  return false;
}

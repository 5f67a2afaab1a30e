import { type Asked, isWritten, readAsked, showUsage } from "../audit/asked.ts";
import { isSafe, UNREADABLE, write } from "../audit/out-file.ts";
import { beginInput } from "../audit/read-input.ts";

/** A reader that has seen enough ("| head") closes the pipe: that is no fault of ours. */
function ignoreClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== "EPIPE") throw error;
}

/**
 * `kehoach audit FILE...`: reads each report, judges its figures, shows what it found. One bad file does not keep the others from
 * being audited.
 *
 * @returns the exit code: 0 nothing at or above --fail-on, 1 something, 2 a file that could not be read or written, or wrong use
 * @rule Q209 Q210 Q211
 */
export async function run(args: readonly string[]): Promise<number> {
  const asked = readAsked(args);
  if (asked === "help") {
    console.log(showUsage());
    return 0;
  }
  if ("complaints" in asked) {
    for (const complaint of asked.complaints) console.error(complaint);
    return UNREADABLE;
  }
  // Kept to the end: what is still being flushed may meet the closed pipe after we are done.
  if (!process.stdout.listeners("error").includes(ignoreClosedPipe)) process.stdout.on("error", ignoreClosedPipe);
  return auditAll(asked);
}

async function auditAll(asked: Asked): Promise<number> {
  const kept: string[] = [];
  const toFile = asked.out !== undefined && !isWritten(asked.format);
  if (toFile && asked.out !== undefined && !(await isSafe(asked.out, asked.files))) return UNREADABLE;
  const print = (text: string): void => void (toFile ? kept.push(text) : process.stdout.write(text));
  // Packs are read by code of their own, which an audit alone does not load.
  const hold = asked.against === undefined ? undefined : await (await import("../audit/against.ts")).readAgainst(asked.against);
  if (hold && "wrong" in hold) {
    for (const line of hold.wrong) console.error(line);
    return UNREADABLE;
  }
  let worst = 0;
  for (const [place, path] of asked.files.entries()) {
    if (place > 0 && asked.format === "table") print("\n");
    const { input } = await beginInput(path);
    // The auditor is loaded here while the worker loads its reader.
    const { auditFile, warmUp } = await import("../audit/audit-file.ts");
    if (place === 0 && asked.format !== "text") warmUp();
    worst = Math.max(worst, await auditFile(path, await input, asked, print, hold));
  }
  if (toFile && asked.out !== undefined && !(await write(asked.out, kept.join("")))) return UNREADABLE;
  return worst;
}

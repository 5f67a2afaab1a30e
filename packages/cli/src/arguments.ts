import { findNear } from "@kehoach/core/pack/near";
import { type Both, say } from "./language.ts";

/** What a command takes: flags with a value, flags without, and how many other words. */
export type ArgumentForm = {
  readonly valued: readonly string[];
  readonly bare: readonly string[];
  readonly least: number;
  readonly most: number;
  readonly usage: string;
};

export type Arguments = {
  readonly help: boolean;
  readonly values: ReadonlyMap<string, string>;
  readonly bare: ReadonlySet<string>;
  readonly words: readonly string[];
};

/** "did you mean" for a word of the command line. */
export function sayNear(text: string, known: readonly string[]): string {
  const near = findNear(text, known);
  if (near.length === 0) return "";
  return say({ vi: ` Có phải ${near.join(", ")}?`, en: ` Did you mean ${near.join(", ")}?` });
}

/**
 * Reads the words after a command: `--flag value`, `--flag=value`, `--flag`; `--` ends the flags.
 * @returns  the arguments, or every complaint
 */
export function readArguments(
  args: readonly string[],
  form: ArgumentForm,
): Arguments | { readonly complaints: readonly string[] } {
  const values = new Map<string, string>();
  const bare = new Set<string>();
  const words: string[] = [];
  const complaints: string[] = [];
  const complain = (both: Both, more = ""): void => void complaints.push(say(both) + more);
  const known = [...form.valued, ...form.bare, "help"].map((flag) => `--${flag}`);
  let ended = false;
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] ?? "";
    if (ended || !arg.startsWith("-") || arg === "-") {
      words.push(arg);
      continue;
    }
    if (arg === "--") {
      ended = true;
      continue;
    }
    const cut = arg.indexOf("=");
    const flag = (cut < 0 ? arg : arg.slice(0, cut)).replace(/^--?/, "");
    if ((arg === "-h" || flag === "help") && cut < 0) bare.add("help");
    else if (form.bare.includes(flag) && arg.startsWith("--")) {
      if (cut >= 0) complain({ vi: `Cờ --${flag} không nhận giá trị.`, en: `Flag --${flag} takes no value.` });
      bare.add(flag);
    } else if (form.valued.includes(flag) && arg.startsWith("--")) {
      const value = cut >= 0 ? arg.slice(cut + 1) : args[++i];
      if (value === undefined || value === "" || (cut < 0 && value.startsWith("--"))) {
        complain({ vi: `Cờ --${flag} cần một giá trị.`, en: `Flag --${flag} needs a value.` });
        if (value?.startsWith("--")) i--;
      } else if (values.has(flag)) complain({ vi: `Cờ --${flag} được ghi hai lần.`, en: `Flag --${flag} is given twice.` });
      else values.set(flag, value);
    } else
      complain(
        { vi: `Không có cờ “${arg}”.`, en: `There is no flag “${arg}”.` },
        sayNear(cut < 0 ? arg : arg.slice(0, cut), known),
      );
  }
  if (!bare.has("help")) {
    if (words.length < form.least) complain({ vi: "Thiếu tham số.", en: "An argument is missing." });
    for (const extra of words.slice(form.most))
      complain({ vi: `Thừa tham số “${extra}”.`, en: `Argument “${extra}” is one too many.` });
    if (complaints.length > 0)
      return { complaints: [...complaints, say({ vi: `Cách dùng: ${form.usage}`, en: `Usage: ${form.usage}` })] };
  }
  return { help: bare.has("help"), values, bare, words };
}

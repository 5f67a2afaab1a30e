import type { PartFault } from "@kehoach/core/pack/check-form";
import { sayPackFaultEn } from "@kehoach/core/words/pack-en";
import { sayPackFaultVi } from "@kehoach/core/words/pack-vi";
import type { Language } from "../data/language.tsx";
import type { FormLook } from "./form-look.ts";
import type { FormWords } from "./form-words-vi.ts";

/** Codes between quotation marks, with the names of what they stand for. */
function nameCodes(sentence: string, { names, heads }: FormLook): string {
  return sentence.replace(/“([^”]*)”/gu, (whole, code: string) => {
    const name = names.get(code) ?? heads.get(code);
    return name === undefined ? whole : `“${name}”`;
  });
}

/** Where a fault is, as who makes the form sees it: "Dòng 3, Diện tích lúa". */
function nameWhere([part, at, key]: PartFault["path"], look: FormLook, words: FormWords): string {
  if (typeof at !== "number") return "";
  if (part === "rows") return words.fault.row(at + 1, look.lines[at]?.label ?? "");
  if (part === "columns") {
    const code = look.entry.columns[at]?.code ?? "";
    return words.fault.column(look.heads.get(code) ?? code);
  }
  if (part !== "rules") return "";
  const side = key === "left" || key === "right" ? `, ${words.rules[key].toLocaleLowerCase("vi")}` : "";
  return `${words.fault.rule(at + 1)}${side}`;
}

/**
 * What is wrong with a form in the words of its maker. What packs say to who writes files is said otherwise where it speaks of keys;
 * codes are given their names.
 */
export function sayFault({ path, fault }: PartFault, look: FormLook, words: FormWords, language: Language): string {
  const say = language === "en" ? sayPackFaultEn : sayPackFaultVi;
  const own: Readonly<Record<string, string>> = words.fault.own;
  const key = fault.code === "PACK_FORM_NOTHING_ENTERED" ? `${fault.code}-${fault.of}` : fault.code;
  const sentence = own[key] ?? nameCodes(say(fault), look);
  const where = nameWhere(path, look, words);
  return where === "" ? sentence : `${where}: ${sentence}`;
}

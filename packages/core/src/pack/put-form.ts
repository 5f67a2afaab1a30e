import type { FormEntry } from "./form-edits.ts";
import type { PackFiles } from "./pack.ts";
import type { RegimeEntry } from "./regimes.ts";

/** The form of a code that a pack itself lists. */
export function findFormEntry(files: PackFiles, code: string): FormEntry | undefined {
  return files.forms.get(code)?.find((one) => one.code === code);
}

export function findRegimeEntry(files: PackFiles, code: string): RegimeEntry | undefined {
  return files.regimes.find((one) => one.code === code);
}

/** The pack with a form in place of the one of its code; forms stand in the order of their files. */
export function putForm(files: PackFiles, form: FormEntry): PackFiles {
  const forms = new Map(files.forms).set(form.code, [form]);
  return { ...files, forms: new Map([...forms].toSorted(([a], [b]) => (a < b ? -1 : 1))) };
}

export function dropForm(files: PackFiles, code: string): PackFiles {
  return { ...files, forms: new Map([...files.forms].filter(([one]) => one !== code)) };
}

/** The pack with a regime in place of the one of its code, or as the last. */
export function putRegime(files: PackFiles, regime: RegimeEntry): PackFiles {
  const isKnown = files.regimes.some(({ code }) => code === regime.code);
  return {
    ...files,
    regimes: isKnown ? files.regimes.map((one) => (one.code === regime.code ? regime : one)) : [...files.regimes, regime],
  };
}

export function dropRegime(files: PackFiles, code: string): PackFiles {
  return { ...files, regimes: files.regimes.filter((one) => one.code !== code) };
}

import type { PartFault } from "@kehoach/core/pack/check-form";
import type { ReactNode } from "react";
import { useLanguage } from "../data/language.tsx";
import form from "../ui/form.module.css";
import type { FormLook } from "./form-look.ts";
import css from "./form-making.module.css";
import { useFormWords } from "./form-words.ts";
import { sayFault } from "./say-fault.ts";

/** What is wrong with a form as it stands, with the way to each place. @rule K64 */
export function FaultList({ look, go }: { readonly look: FormLook; readonly go: (fault: PartFault) => void }): ReactNode {
  const words = useFormWords();
  const language = useLanguage();
  const { faults } = look;
  return (
    <div className={css["faults"]} role="status">
      <strong>{faults.length === 0 ? words.fault.none : words.fault.title(faults.length)}</strong>
      {faults.length === 0 ? null : (
        <ul>
          {faults.map((fault) => (
            <li key={`${fault.path.join(".")} ${fault.fault.code} ${fault.column ?? ""}`}>
              {sayFault(fault, look, words, language)}{" "}
              {typeof fault.path[1] === "number" ? (
                <button type="button" className={form["link"]} onClick={() => go(fault)}>
                  {words.fault.go}
                </button>
              ) : null}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

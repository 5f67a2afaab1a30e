import { type ReactNode, useState } from "react";
import { useChangeAddress } from "../data/address.ts";
import { useAssignerName } from "../data/assigner-names.ts";
import { SelectField, TextField } from "../ui/field.tsx";
import { usePlanWords } from "./plan-words.ts";

/** Who usually assigns. */
export const USUAL = ["trung-uong", "tinh", "hdnd", "ubnd"] as const;
const CODE = /^[a-z][a-z0-9-]{0,60}$/;

/** Whose targets are typed: one of the usual, one the plan knows, or a code of one's own; the choice stands in the address. */
export function AssignerField({ assigner, known }: { readonly assigner: string; readonly known: readonly string[] }): ReactNode {
  const { entry: words } = usePlanWords();
  const nameOf = useAssignerName();
  const change = useChangeAddress();
  const [isOther, setIsOther] = useState(false);
  const [code, setCode] = useState("");
  const [wrong, setWrong] = useState(false);
  const codes = [...new Set([...USUAL, ...known, assigner])];
  const take = (): void => {
    const isCode = CODE.test(code);
    setWrong(code !== "" && !isCode);
    if (isCode) change({ assigner: code });
  };
  return (
    <>
      <SelectField
        label={words.assigner}
        value={isOther ? "" : assigner}
        choices={[...codes.map((one) => [one, nameOf(one)] as const), ["", words.other]]}
        write={(one) => {
          setIsOther(one === "");
          if (one !== "") change({ assigner: one });
        }}
      />
      {isOther ? (
        <TextField
          label={words.code}
          below={words.codeHint}
          wrong={wrong ? words.codeWrong : undefined}
          value={code}
          write={setCode}
          onBlur={take}
          onKeyDown={(event) => {
            if (event.key === "Enter") take();
          }}
          autoComplete="off"
          spellCheck={false}
          maxLength={61}
        />
      ) : null}
    </>
  );
}

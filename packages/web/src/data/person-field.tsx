import { type ReactNode, useState } from "react";
import { type Pick, PickField } from "../ui/pick-field.tsx";
import { DELEGATION_WORDS } from "./delegation-words.ts";
import { useOwnWords } from "./language.tsx";
import { useAsked, useQuestion } from "./question.ts";
import { Refusal } from "./refusal.tsx";
import { useRoleNames } from "./role-names.ts";
import { useSettled } from "./use-settled.ts";

export type Person = { readonly username: string; readonly name: string };

/** Somebody of the authority, found by part of a name. `except` can not be chosen. */
export function PersonField({
  label,
  wrong,
  chosen,
  choose,
  except,
}: {
  readonly label: string;
  readonly wrong: ReactNode;
  readonly chosen: Person | undefined;
  readonly choose: (person: Person | undefined) => void;
  readonly except: string;
}): ReactNode {
  const words = useOwnWords(DELEGATION_WORDS);
  const roles = useRoleNames();
  const { authority } = useAsked();
  const [typed, setTyped] = useState("");
  const q = useSettled(typed);
  const question = useQuestion("colleagues", {}, { authority, q }, { enabled: q !== "" });
  const people = (question.data?.items ?? []).filter(({ username }) => username !== except);
  const toPick = (person: (typeof people)[number]): Pick => ({
    key: person.username,
    text: `${person.name} (${person.username})`,
    detail: person.appointments.map(({ role, place }) => `${roles[role]}, ${place.name}`).join("; "),
  });
  const picked = people.find(({ username }) => username === chosen?.username);
  return (
    <PickField
      label={label}
      hint={words.personHint}
      wrong={question.error === null ? wrong : <Refusal error={question.error} />}
      typed={typed}
      write={setTyped}
      // Who was found by what stood here before is not offered: Enter would take him.
      picks={typed.trim() === "" ? [] : typed.trim() === q && question.data !== undefined ? people.map(toPick) : undefined}
      chosen={
        chosen === undefined
          ? undefined
          : picked === undefined
            ? { key: chosen.username, text: `${chosen.name} (${chosen.username})` }
            : toPick(picked)
      }
      choose={(pick) => choose(people.find(({ username }) => username === pick?.key))}
      none={words.nobody}
    />
  );
}

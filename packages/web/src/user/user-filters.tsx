import { ROLES } from "@kehoach/core/access/actor";
import type { ReactNode } from "react";
import { useAddress, useChangeAddress } from "../data/address.ts";
import { useWords } from "../data/language.tsx";
import { useRoleNames } from "../data/role-names.ts";
import { SelectField, TextField } from "../ui/field.tsx";
import { usePlaceChoices } from "./place-choices.ts";
import css from "./user.module.css";
import { useUserWords } from "./user-words.ts";

const STATES = ["active", "former", "disabled"] as const;

/** What narrows the list, kept in the address. */
export function UserFilters(): ReactNode {
  const words = useUserWords();
  const { all } = useWords();
  const roles = useRoleNames();
  const places = usePlaceChoices(["admin", "leader"]);
  const { q = "", unit = "", role = "", state = "" } = useAddress();
  const change = useChangeAddress();
  return (
    <search className={css["filters"]}>
      <TextField
        label={words.search}
        type="search"
        value={q}
        write={(text) => change({ q: text }, { replace: true })}
        maxLength={200}
      />
      <SelectField label={words.unit} value={unit} choices={[["", all], ...places]} write={(key) => change({ unit: key })} />
      <SelectField
        label={words.role}
        value={role}
        choices={[["", all], ...ROLES.map((one) => [one, roles[one]] as const)]}
        write={(key) => change({ role: key })}
      />
      <SelectField
        label={words.state}
        value={state}
        choices={[["", all], ...STATES.map((one) => [one, words.states[one]] as const)]}
        write={(key) => change({ state: key })}
      />
    </search>
  );
}

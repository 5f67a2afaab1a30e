import { isRole, ROLES } from "@kehoach/core/access/actor";
import type { ReactNode } from "react";
import { wrongAt } from "../data/refusal.tsx";
import { useRoleNames } from "../data/role-names.ts";
import { DayField } from "../ui/day-field.tsx";
import { SelectField, TextField } from "../ui/field.tsx";
import form from "../ui/form.module.css";
import type { Draft, Wrong } from "./appointment-draft.ts";
import { usePlaceChoices } from "./place-choices.ts";
import { SectorField } from "./sector-field.tsx";
import { useUserWords } from "./user-words.ts";

/** Fields that tell their own part of a refusal. */
export const DUTY_FIELDS = ["role", "place", "sectors", "from", "to", "reason"] as const;

/** What an appointment is made of. `wrong` is known here, `error` came from the server. */
export function AppointmentFields({
  draft,
  wrong,
  error,
  write,
}: {
  readonly draft: Draft;
  readonly wrong: Wrong;
  readonly error: Error | null;
  readonly write: (draft: Draft) => void;
}): ReactNode {
  const { duty: words } = useUserWords();
  const roles = useRoleNames();
  const places = usePlaceChoices(["admin"]);
  const change = (part: Partial<Draft>): void => write({ ...draft, ...part });
  const say = (field: keyof Wrong, missing: string): ReactNode => {
    const why = wrong[field];
    return why === "missing"
      ? missing
      : why === "day"
        ? words.dayWrong
        : why === "order"
          ? words.dayOrder
          : wrongAt(error, field);
  };
  return (
    <>
      <div className={form["pair"]}>
        <SelectField
          label={words.role}
          below={isRole(draft.role) ? words.about[draft.role] : undefined}
          wrong={say("role", words.roleMissing)}
          value={draft.role}
          choices={[["", ""], ...ROLES.map((one) => [one, roles[one]] as const)]}
          write={(role) => change({ role })}
        />
        <SelectField
          label={words.place}
          below={words.placeHint}
          wrong={say("place", words.placeMissing)}
          value={draft.place}
          choices={[["", ""], ...places]}
          write={(place) => change({ place })}
        />
      </div>
      <SectorField chosen={draft.sectors} wrong={say("sectors", words.sectorMissing)} write={(sectors) => change({ sectors })} />
      <div className={form["pair"]}>
        <DayField label={words.from} wrong={say("from", words.dayWrong)} value={draft.from} write={(from) => change({ from })} />
        <DayField
          label={words.to}
          below={words.toHint}
          wrong={say("to", words.dayWrong)}
          value={draft.to}
          write={(to) => change({ to })}
        />
      </div>
      <TextField
        label={words.reason}
        below={words.reasonHint}
        wrong={wrongAt(error, "reason")}
        value={draft.reason}
        write={(reason) => change({ reason })}
        maxLength={500}
      />
    </>
  );
}

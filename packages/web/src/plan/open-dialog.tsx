import type { Reply } from "@kehoach/api/client";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { useAsked } from "../data/question.ts";
import { Refusal } from "../data/refusal.tsx";
import { useAct } from "../data/use-act.ts";
import { Confirm } from "../ui/confirm.tsx";
import { SelectField, TextField } from "../ui/field.tsx";
import { today } from "../ui/moment.ts";
import { usePlanWords } from "./plan-words.ts";

/** Opens the plan of a year with the list of another; the year after the last with a list is proposed. */
export function OpenDialog({ years, close }: { readonly years: Reply<"plans">["items"]; readonly close: () => void }): ReactNode {
  const words = usePlanWords();
  const { authority } = useAsked();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const listed = years.filter(({ indicators }) => indicators > 0).toSorted((a, b) => b.year - a.year);
  const [year, setYear] = useState(String(listed[0] === undefined ? Number(today().slice(0, 4)) : listed[0].year + 1));
  const [from, setFrom] = useState(String(listed[0]?.year ?? ""));
  const [pressed, setPressed] = useState(false);
  const open = useAct("openPlan", () => void queries.invalidateQueries());
  const isYear = /^[1-9]\d{3}$/.test(year.trim());
  const confirm = (): void => {
    setPressed(true);
    if (!isYear) return;
    open.mutate(
      { params: { year: year.trim() }, body: { authority, ...(from === "" ? {} : { from }) } },
      { onSuccess: () => void navigate({ to: "/ke-hoach/$year", params: { year: year.trim() } }) },
    );
  };
  return (
    <Confirm
      title={words.open.title}
      go={words.open.go}
      cancel={words.cancel}
      busy={open.isPending}
      confirm={confirm}
      close={close}
    >
      <p>{words.open.lead}</p>
      <TextField
        label={words.open.year}
        wrong={pressed && !isYear ? words.open.yearWrong : undefined}
        value={year}
        write={setYear}
        size="short"
        inputMode="numeric"
        maxLength={4}
        autoComplete="off"
      />
      <SelectField
        label={words.open.from}
        value={from}
        choices={[
          ...listed.map((one) => [String(one.year), words.open.fromYear(one.year, one.indicators)] as const),
          ["", words.open.own],
        ]}
        write={setFrom}
      />
      <Refusal error={open.error} />
    </Confirm>
  );
}

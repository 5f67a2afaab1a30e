import { Button, NativeSelect, TextInput } from "@mantine/core";
import { type FormEvent, type ReactNode, useState } from "react";
import { readDate, showDate } from "../ui/date-text.ts";
import css from "./journal.module.css";
import { useJournalWords } from "./use-journal-words.ts";

/** What the address asks of the journal; an empty text asks nothing. Days are ISO. */
export type JournalFilters = {
  readonly from: string;
  readonly to: string;
  readonly act: string;
  readonly actor: string;
  readonly subject: string;
};

/** The acts to choose from, under their group. One that is in the address but not known here can be chosen still. */
function ActChoices({ chosen }: { readonly chosen: string }): ReactNode {
  const { words, acts, groups } = useJournalWords();
  const known = chosen === "" || chosen in acts || chosen in groups;
  const present = Object.entries(groups).map(
    ([group, name]) => [group, name, Object.entries(acts).filter(([code]) => code.startsWith(`${group}.`))] as const,
  );
  return (
    <>
      <option value="">{words.allActs}</option>
      {known ? null : <option value={chosen}>{chosen}</option>}
      {present.map(([group, name, some]) =>
        some.length === 0 ? null : (
          <optgroup key={group} label={name}>
            <option value={group}>{words.allOf(name)}</option>
            {some.map(([code, act]) => (
              <option key={code} value={code}>
                {act}
              </option>
            ))}
          </optgroup>
        ),
      )}
    </>
  );
}

const NONE: JournalFilters = { from: "", to: "", act: "", actor: "", subject: "" };

/** What is wrong with a day that was typed. */
type Wrong = { readonly from?: string; readonly to?: string };

/** The filters as they stand in the fields: days as papers write them. */
function toTyped(filters: JournalFilters): JournalFilters {
  return { ...filters, from: showDate(filters.from), to: showDate(filters.to) };
}

/** The filters of the journal, asked for together, by the button or Enter. `children` are what else can be done with what they leave. */
export function JournalFilterForm({
  filters,
  choose,
  children,
}: {
  readonly filters: JournalFilters;
  readonly choose: (filters: JournalFilters) => void;
  readonly children: ReactNode;
}): ReactNode {
  const { words } = useJournalWords();
  const [typed, setTyped] = useState(() => toTyped(filters));
  const [wrong, setWrong] = useState<Wrong>({});
  const asked = JSON.stringify(filters);
  const [shown, setShown] = useState(asked);
  // A new address (back, a link) brings its own filters into the fields; the fields stay, and with them where the reader is.
  if (shown !== asked) {
    setShown(asked);
    setTyped(toTyped(filters));
    setWrong({});
  }
  const type = (change: Partial<JournalFilters>): void => setTyped((before) => ({ ...before, ...change }));
  const readDay = (text: string): string | undefined => (text.trim() === "" ? "" : readDate(text));
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const [from, to] = [readDay(typed.from), readDay(typed.to)];
    const isTurned = from !== undefined && to !== undefined && from !== "" && to !== "" && from > to;
    setWrong({
      ...(from === undefined ? { from: words.dateWrong } : {}),
      ...(to === undefined ? { to: words.dateWrong } : isTurned ? { to: words.orderWrong } : {}),
    });
    if (from === undefined || to === undefined || isTurned) return;
    choose({ from, to, act: typed.act, actor: typed.actor.trim(), subject: typed.subject.trim() });
  };
  return (
    <form className={css["filters"]} aria-label={words.filters} onSubmit={submit}>
      {(["from", "to"] as const).map((name) => (
        <TextInput
          key={name}
          label={words[name]}
          placeholder={words.dateHint}
          inputMode="numeric"
          value={typed[name]}
          error={wrong[name] ?? null}
          onChange={(event) => type({ [name]: event.currentTarget.value })}
        />
      ))}
      <NativeSelect label={words.act} value={typed.act} onChange={(event) => type({ act: event.currentTarget.value })}>
        <ActChoices chosen={typed.act} />
      </NativeSelect>
      {(["actor", "subject"] as const).map((name) => (
        <TextInput
          key={name}
          label={words[name]}
          value={typed[name]}
          onChange={(event) => type({ [name]: event.currentTarget.value })}
        />
      ))}
      <div className={css["buttons"]}>
        <Button type="submit">{words.filter}</Button>
        {Object.values(filters).some((text) => text !== "") ? (
          <Button type="button" variant="outline" onClick={() => choose(NONE)}>
            {words.clear}
          </Button>
        ) : null}
        {children}
      </div>
    </form>
  );
}

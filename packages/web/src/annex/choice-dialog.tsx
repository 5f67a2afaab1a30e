import type { AnnexReply, AnnexRowJson } from "@kehoach/api/annex";
import type { RowChoiceJson } from "@kehoach/api/annex-choices";
import { fold } from "@kehoach/core/fold";
import { type FormEvent, type ReactNode, useId, useState } from "react";
import { Dialog } from "../ui/dialog.tsx";
import { SelectField } from "../ui/field.tsx";
import form from "../ui/form.module.css";
import { FormActions } from "../ui/form-actions.tsx";
import { type Pick, PickField } from "../ui/pick-field.tsx";
import css from "./annex.module.css";
import { useAnnexWords } from "./annex-words.ts";
import { type NewDraft, NewIndicator, toNewDraft } from "./new-indicator.tsx";

type Known = AnnexReply["known"];
export type Proposal = NonNullable<AnnexRowJson["proposal"]>;
/** A candidate by its place in the list, or another way. */
type Way = `candidate-${number}` | "other" | "new" | "skip";

const MOST_PICKS = 12;

function findPicks({ indicators }: Known, typed: string): readonly Pick[] {
  const words = fold(typed).split(/\s+/u).filter(Boolean);
  if (words.length === 0) return [];
  const found = indicators.filter(({ code, name }) => {
    const text = `${fold(name)} ${code}`;
    return words.every((word) => text.includes(word));
  });
  return found.slice(0, MOST_PICKS).map(({ code, name }) => ({ key: code, text: name, detail: code }));
}

function wayOf({ choice, candidates }: AnnexRowJson): Way {
  if (choice === null || choice.kind === "skip") return "skip";
  if (choice.kind === "new") return "new";
  const at = candidates.findIndex(({ code, breakdown }) => code === choice.code && breakdown === (choice.breakdown ?? ""));
  return at === -1 ? "other" : `candidate-${at}`;
}

function pickOf({ choice }: AnnexRowJson, { indicators }: Known): Pick | undefined {
  if (choice?.kind !== "indicator") return undefined;
  const { code } = choice;
  return { key: code, text: indicators.find((one) => one.code === code)?.name ?? code, detail: code };
}

/** What a row is: one of the offers, another indicator, a new one, or nothing to take. */
export function ChoiceDialog({
  row,
  known,
  proposals,
  close,
  choose,
}: {
  readonly row: AnnexRowJson;
  readonly known: Known;
  readonly proposals: readonly Proposal[];
  readonly close: () => void;
  readonly choose: (choice: RowChoiceJson) => void;
}): ReactNode {
  const words = useAnnexWords();
  const { choice: said } = words;
  const name = useId();
  const [way, setWay] = useState<Way>(() => wayOf(row));
  const [typed, setTyped] = useState("");
  const [picked, setPicked] = useState(() => (wayOf(row) === "other" ? pickOf(row, known) : undefined));
  const [draft, setDraft] = useState<NewDraft | undefined>(() => toNewDraft(row));
  const [unit, setUnit] = useState(row.choice?.kind === "indicator" ? (row.choice.unit ?? "") : "");
  const [told, setTold] = useState(false);
  const ofUnit = unit === "" ? {} : { unit };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    event.stopPropagation();
    setTold(true);
    if (way === "skip") return choose({ kind: "skip" });
    if (way === "new")
      return draft === undefined || draft.indicator.name.trim() === "" ? undefined : choose({ kind: "new", ...draft });
    if (way === "other") return picked === undefined ? undefined : choose({ kind: "indicator", code: picked.key, ...ofUnit });
    const candidate = row.candidates[Number(way.slice("candidate-".length))];
    if (candidate === undefined) return;
    const { code, breakdown } = candidate;
    choose({ kind: "indicator", code, ...(breakdown === "" ? {} : { breakdown }), ...ofUnit });
  };
  const choices: readonly (readonly [Way, string, string])[] = [
    ...row.candidates.map(
      ({ name: text, breakdown, why, unit }, at) =>
        [
          `candidate-${at}`,
          breakdown === "" ? text : `${text}, ${breakdown}`,
          [said.why[why], ...(unit === "other" ? [said.otherUnit] : [])].join("; "),
        ] as const,
    ),
    ["other", said.other, ""],
    ...(draft === undefined ? [] : ([["new", said.new, ""]] as const)),
    ["skip", said.skip, ""],
  ];
  return (
    <Dialog title={said.title(row.name)} close={close}>
      <form className={form["form"]} onSubmit={submit} noValidate>
        <fieldset className={form["group"]}>
          <legend className={form["legend"]}>{said.legend}</legend>
          {choices.map(([key, text, hint]) => (
            <label key={key} className={css["way"]}>
              <input type="radio" name={name} checked={way === key} onChange={() => setWay(key)} />
              <span>
                {text}
                {hint === "" ? null : <span className={css["soft"]}> ({hint})</span>}
              </span>
            </label>
          ))}
        </fieldset>
        {way === "other" ? (
          <PickField
            label={said.find}
            wrong={told && picked === undefined ? said.pickNeeded : undefined}
            typed={typed}
            write={setTyped}
            picks={findPicks(known, typed)}
            chosen={picked}
            choose={setPicked}
            none={said.notFound}
          />
        ) : null}
        {way === "new" || way === "skip" ? null : (
          <SelectField
            label={said.rowUnit}
            value={unit}
            choices={[["", said.asPrinted(row.unit)], ...known.units.map(({ code, name: text }) => [code, text] as const)]}
            write={setUnit}
          />
        )}
        {way === "new" && draft !== undefined ? (
          <NewIndicator
            draft={draft}
            known={known}
            proposals={proposals}
            guessed={row.proposal?.guessed ?? []}
            unitName={row.unit}
            write={setDraft}
          />
        ) : null}
        <FormActions go={said.done} cancel={words.cancel} close={close} />
      </form>
    </Dialog>
  );
}

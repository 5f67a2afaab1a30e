import type { AnnexReply, AnnexRowJson } from "@kehoach/api/annex";
import type { RowChoiceJson } from "@kehoach/api/annex-choices";
import type { ReactNode } from "react";
import { SelectField, TextField } from "../ui/field.tsx";
import form from "../ui/form.module.css";
import css from "./annex.module.css";
import { useAnnexWords } from "./annex-words.ts";

type Proposal = NonNullable<AnnexRowJson["proposal"]>;
export type NewDraft = Omit<Extract<RowChoiceJson, { readonly kind: "new" }>, "kind">;

/** What was chosen before, or else what is proposed. */
export function toNewDraft({ choice, proposal }: AnnexRowJson): NewDraft | undefined {
  if (choice?.kind === "new") return { indicator: choice.indicator, ...(choice.sector ? { sector: choice.sector } : {}) };
  if (proposal === null) return undefined;
  return { indicator: proposal.indicator, ...(proposal.sector === null ? {} : { sector: proposal.sector }) };
}

/** The same indicator in another sector; a sector that is new comes with it. */
function moveTo(draft: NewDraft, code: string, proposals: readonly Proposal[]): NewDraft {
  const [, ...slug] = draft.indicator.code.split(".");
  const sector = proposals.find((one) => one.sector?.code === code)?.sector;
  return { indicator: { ...draft.indicator, code: `${code}.${slug.join(".")}` }, ...(sector ? { sector } : {}) };
}

const NATURES = ["flow", "stock", "ratio", "count", "index"] as const;
const DIRECTIONS = ["higher", "lower", "keep", "at-least", "at-most"] as const;

/** A nature tells what adds up: rates nowhere, what stands at a moment over places only. */
function withNature(draft: NewDraft, nature: (typeof NATURES)[number]): NewDraft {
  const isSum = nature !== "ratio" && nature !== "index";
  const additive = { ...draft.indicator.additive, places: isSum, time: nature === "flow" };
  return { ...draft, indicator: { ...draft.indicator, nature, additive } };
}

/** What a new indicator is, preset by what its row suggests. */
export function NewIndicator({
  draft,
  known,
  proposals,
  guessed,
  unitName,
  write,
}: {
  readonly draft: NewDraft;
  readonly known: AnnexReply["known"];
  readonly proposals: readonly Proposal[];
  readonly guessed: Proposal["guessed"];
  /** As the row prints it. */
  readonly unitName: string;
  readonly write: (draft: NewDraft) => void;
}): ReactNode {
  const { choice: words } = useAnnexWords();
  const { indicator } = draft;
  const change = (part: Partial<NewDraft["indicator"]>): void => write({ ...draft, indicator: { ...indicator, ...part } });
  const added = proposals.flatMap(({ sector }) =>
    sector === null ? [] : [[sector.code, words.newSector(sector.name)] as const],
  );
  const sectors = [...new Map([...added, ...known.sectors.map(({ code, name }) => [code, name] as const)])];
  const isNewUnit = !known.units.some(({ code }) => code === indicator.unit);
  const units = known.units.map(({ code, name }) => [code, name] as const);
  return (
    <div className={css["new"]}>
      <TextField
        label={words.name}
        wrong={indicator.name.trim() === "" ? words.nameNeeded : undefined}
        value={indicator.name}
        write={(name) => change({ name })}
        maxLength={500}
      />
      <div className={form["pair"]}>
        <SelectField
          label={words.sector}
          value={indicator.code.split(".")[0] ?? ""}
          choices={sectors}
          write={(code) => write(moveTo(draft, code, proposals))}
        />
        <SelectField
          label={words.unit}
          value={indicator.unit}
          choices={
            isNewUnit ? [[indicator.unit, indicator.unit === "" ? words.noUnit : words.newUnit(unitName)], ...units] : units
          }
          write={(unit) => change({ unit })}
        />
      </div>
      <SelectField
        label={words.nature}
        value={indicator.nature}
        choices={NATURES.map((nature) => [nature, words.natures[nature]])}
        write={(nature) => write(withNature(draft, NATURES.find((one) => one === nature) ?? "flow"))}
      />
      <div className={form["pair"]}>
        <SelectField
          label={words.direction}
          value={indicator.direction}
          choices={DIRECTIONS.map((direction) => [direction, words.directions[direction]])}
          write={(direction) => change({ direction: DIRECTIONS.find((one) => one === direction) ?? "higher" })}
        />
        <SelectField
          label={words.decimals}
          value={String(indicator.decimals)}
          choices={["0", "1", "2", "3", "4"].map((count) => [count, count])}
          write={(count) => change({ decimals: Number(count) })}
        />
      </div>
      {guessed.includes("nature") ? <p className={css["soft"]}>{words.guessed}</p> : null}
    </div>
  );
}

import { changeLine, splitLine } from "@kehoach/core/pack/form-edits";
import { isEnteredByDefault } from "@kehoach/core/pack/form-rows";
import { Button } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { CheckField, SelectField, TextField } from "../ui/field.tsx";
import form from "../ui/form.module.css";
import type { Catalogue } from "./catalogue.ts";
import type { LineLook } from "./form-look.ts";
import css from "./form-making.module.css";
import { useFormWords } from "./form-words.ts";
import { type Choice, FormulaField } from "./formula-field.tsx";
import type { FormDraft } from "./use-form-draft.ts";

type Given = { readonly draft: FormDraft; readonly catalogue: Catalogue; readonly line: LineLook };

/** Units of what an indicator measures, its own first; all units where there is no indicator. */
function listUnits({ tables }: Catalogue, own: string | undefined): readonly Choice[] {
  const unit = tables.units.get(own ?? "");
  const others = [...tables.units.values()].filter(
    ({ code, dimension }) => code !== own && (!unit || dimension === unit.dimension),
  );
  return [...(unit ? [unit] : []), ...others].map(({ code, name }) => [code, name]);
}

/** Dividing a line into parts: the dimensions it adds up over come first. */
function Split({ draft, catalogue, line }: Given): ReactNode {
  const words = useFormWords();
  const [code, setCode] = useState("");
  const { row, at } = line;
  const adds = new Set(catalogue.tables.indicators.get(row.indicator ?? "")?.additive.dimensions);
  const open = catalogue.dimensions.filter((one) => row.breakdown?.[one.code] === undefined);
  const choices = [...open.filter((one) => adds.has(one.code)), ...open.filter((one) => !adds.has(one.code))];
  const chosen = choices.find((one) => one.code === code);
  if (choices.length === 0) return null;
  return (
    <div className={css["beside"]}>
      <SelectField
        label={words.lines.split}
        value={code}
        choices={[
          ["", words.lines.splitNone],
          ...choices.map((one): Choice => [one.code, `${one.name} (${one.items.map(({ name }) => name).join(", ")})`]),
        ]}
        write={setCode}
      />
      <Button
        variant="default"
        disabled={chosen === undefined}
        onClick={() => chosen && draft.edit((entry) => splitLine(entry, at, chosen))}
      >
        {words.lines.splitGo}
      </Button>
    </div>
  );
}

function FigureFields({ draft, catalogue, line }: Given): ReactNode {
  const words = useFormWords();
  const { row, at, isEntered } = line;
  const indicator = catalogue.tables.indicators.get(row.indicator ?? "");
  const usual = indicator === undefined || isEnteredByDefault(indicator);
  const isRequired = row.required ?? isEntered;
  const edit = (change: Parameters<typeof changeLine>[2]): void => draft.edit((entry) => changeLine(entry, at, change));
  return (
    <>
      <div className={form["pair"]}>
        <SelectField
          label={words.lines.unit}
          value={line.unit ?? ""}
          choices={listUnits(catalogue, indicator?.unit)}
          write={(unit) => edit({ unit: unit === indicator?.unit ? undefined : unit })}
        />
        <div className={css["checks"]}>
          <CheckField
            label={words.lines.entered}
            checked={isEntered}
            write={(checked) =>
              edit({
                entered: checked === usual ? undefined : checked,
                ...(checked ? {} : { required: undefined, signed: undefined }),
              })
            }
          />
          {isEntered ? (
            <>
              <CheckField
                label={words.lines.required}
                checked={isRequired}
                write={(checked) => edit({ required: checked ? undefined : false })}
              />
              <CheckField
                label={words.lines.signed}
                checked={row.signed ?? false}
                write={(checked) => edit({ signed: checked ? true : undefined })}
              />
            </>
          ) : null}
        </div>
      </div>
      <Split draft={draft} catalogue={catalogue} line={line} />
    </>
  );
}

/** Everything of one line that can be said otherwise. */
export function LineDetails({
  draft,
  catalogue,
  line,
  lines,
  columns,
}: Given & { readonly lines: readonly Choice[]; readonly columns: readonly Choice[] }): ReactNode {
  const words = useFormWords();
  const { row, at, key } = line;
  const edit = (change: Parameters<typeof changeLine>[2], typing: string): void =>
    draft.edit((entry) => changeLine(entry, at, change), `${typing} ${key}`);
  const mark = (
    <TextField
      label={words.lines.mark}
      value={row.mark ?? ""}
      write={(text) => edit({ mark: text === "" ? undefined : text }, "mark")}
      size="short"
      autoComplete="off"
      maxLength={20}
    />
  );
  if (row.heading !== undefined)
    return (
      <>
        <TextField
          label={words.lines.headingLabel}
          value={row.heading}
          write={(heading) => edit({ heading }, "heading")}
          autoComplete="off"
          maxLength={300}
        />
        {mark}
      </>
    );
  if (row.indicator === undefined)
    return (
      <>
        <TextField
          label={words.lines.label}
          value={row.label ?? ""}
          write={(label) => edit({ label }, "label")}
          autoComplete="off"
          maxLength={300}
        />
        <div className={form["pair"]}>
          <SelectField
            label={words.lines.computedUnit}
            value={row.unit ?? ""}
            choices={listUnits(catalogue, undefined)}
            write={(unit) => edit({ unit }, "unit")}
          />
          {mark}
        </div>
        <FormulaField
          label={words.lines.formula}
          value={row.formula ?? ""}
          lines={lines.filter(([one]) => one !== key)}
          columns={columns}
          write={(formula) => edit({ formula }, "formula")}
        />
      </>
    );
  return (
    <>
      <TextField
        label={words.lines.label}
        below={words.lines.labelHint(line.row.label === undefined ? line.label : "…")}
        value={row.label ?? ""}
        write={(label) => edit({ label: label === "" ? undefined : label }, "label")}
        autoComplete="off"
        maxLength={300}
      />
      {mark}
      <FigureFields draft={draft} catalogue={catalogue} line={line} />
    </>
  );
}

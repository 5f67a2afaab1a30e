import { COLUMN_PRESETS, type ColumnPreset, PRESETS } from "@kehoach/core/pack/column-presets";
import type { ColumnEntry } from "@kehoach/core/pack/form-columns";
import { changeColumn, moveColumn, removeColumn } from "@kehoach/core/pack/form-edits";
import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { CheckField, SelectField, TextField } from "../ui/field.tsx";
import type { FormLook } from "./form-look.ts";
import css from "./form-making.module.css";
import { useFormWords } from "./form-words.ts";
import type { FormDraft } from "./use-form-draft.ts";

/** Spans that end after the period: what is typed there is an estimate unless somebody says otherwise. */
const AHEAD: readonly ColumnEntry["span"][] = ["next", "half", "year", "next-year"];

function findPreset(columns: readonly ColumnEntry[]): ColumnPreset | undefined {
  const text = JSON.stringify(columns);
  return PRESETS.find((preset) => JSON.stringify(COLUMN_PRESETS[preset]) === text);
}

function ColumnItem({
  draft,
  column,
  head,
}: {
  readonly draft: FormDraft;
  readonly column: ColumnEntry;
  readonly head: string;
}): ReactNode {
  const words = useFormWords();
  const { code, kind, entered = false, status, span } = column;
  const enter = (checked: boolean): void =>
    draft.edit((entry) =>
      changeColumn(entry, code, {
        entered: checked ? true : undefined,
        ...(checked && status === undefined && AHEAD.includes(span) ? { status: "estimate" } : {}),
      }),
    );
  return (
    <li className={css["column"]}>
      <TextField
        label={words.columns.name(head)}
        value={column.name ?? ""}
        placeholder={head}
        write={(text) =>
          draft.edit((entry) => changeColumn(entry, code, { name: text === "" ? undefined : text }), `column ${code}`)
        }
        autoComplete="off"
        maxLength={200}
      />
      {kind === "actual" ? (
        <CheckField label={words.columns.entered} checked={entered} write={enter} />
      ) : (
        <span className={css["soft"]}>{words.columns.computed[kind]}</span>
      )}
      <div className={css["tools"]}>
        <button
          type="button"
          className={css["tool"]}
          aria-label={words.columns.left(head)}
          onClick={() => draft.edit((entry) => moveColumn(entry, code, "left"))}
        >
          ←
        </button>
        <button
          type="button"
          className={css["tool"]}
          aria-label={words.columns.right(head)}
          onClick={() => draft.edit((entry) => moveColumn(entry, code, "right"))}
        >
          →
        </button>
        <button
          type="button"
          className={css["tool"]}
          aria-label={words.columns.remove(head)}
          onClick={() => draft.edit((entry) => removeColumn(entry, code))}
        >
          ✕
        </button>
      </div>
    </li>
  );
}

/** The columns of a form: a preset, and each of them if somebody wants it otherwise. @rule K61 */
export function ColumnEditor({ draft, look }: { readonly draft: FormDraft; readonly look: FormLook }): ReactNode {
  const words = useFormWords();
  const { columns } = draft.entry;
  const preset = findPreset(columns);
  const hasNote = columns.some(({ kind }) => kind === "note");
  return (
    <div className={css["stack"]}>
      <SelectField
        label={words.columns.preset}
        value={preset ?? ""}
        choices={[
          ...(preset === undefined ? [["", words.columns.own] as const] : []),
          ...PRESETS.map((one) => [one, words.columns.presets[one]] as const),
        ]}
        write={(value) => {
          const chosen = PRESETS.find((one) => one === value);
          if (chosen !== undefined) draft.edit((entry) => ({ ...entry, columns: COLUMN_PRESETS[chosen] }));
        }}
      />
      <details>
        <summary>{words.columns.edit}</summary>
        <ul className={css["columns"]} aria-label={words.columns.list}>
          {columns.map((column) => (
            <ColumnItem key={column.code} draft={draft} column={column} head={look.heads.get(column.code) ?? column.code} />
          ))}
        </ul>
        {hasNote ? null : (
          <Button
            variant="default"
            size="compact-md"
            onClick={() => draft.edit((entry) => ({ ...entry, columns: [...entry.columns, { code: "note", kind: "note" }] }))}
          >
            {words.columns.note}
          </Button>
        )}
      </details>
    </div>
  );
}

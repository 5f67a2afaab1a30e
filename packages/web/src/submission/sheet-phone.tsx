import { Button } from "@mantine/core";
import { type ReactNode, useMemo, useState } from "react";
import { SelectField } from "../ui/field.tsx";
import { Notice } from "../ui/notice.tsx";
import { Toggles } from "../ui/toggle.tsx";
import { LineCard } from "./line-card.tsx";
import css from "./phone.module.css";
import { listSections, type PhoneFilter, pickLines } from "./phone-lines.ts";
import sheet from "./sheet.module.css";
import { SheetAlerts } from "./sheet-alerts.tsx";
import { useSheet, useSnapshot } from "./sheet-context.ts";
import { SheetTools } from "./sheet-tools.tsx";
import { rowKeyOf } from "./sheet-view.ts";
import { useSheetWords } from "./sheet-words.ts";

function fieldsOf(list: HTMLElement | null): readonly HTMLInputElement[] {
  return [...(list?.querySelectorAll<HTMLInputElement>("input[data-figure=true]") ?? [])];
}

/** To the field before or after the one in which the cursor is; to the first when it is in none. */
function step(list: HTMLElement | null, way: 1 | -1): void {
  const fields = fieldsOf(list);
  const here = fields.findIndex((field) => field === document.activeElement);
  const next = fields[here < 0 ? (way === 1 ? 0 : fields.length - 1) : here + way];
  next?.focus();
  next?.scrollIntoView({ block: "center" });
}

/** The sheet on a phone: one line after the other, with large fields. */
export function SheetPhone(): ReactNode {
  const words = useSheetWords();
  const { store, lines } = useSheet();
  const snapshot = useSnapshot();
  const [list, setList] = useState<HTMLElement | null>(null);
  const [filter, setFilter] = useState<PhoneFilter>("all");
  const [section, setSection] = useState("");
  const [done, setDone] = useState<string | undefined>(undefined);
  const sections = useMemo(() => listSections(lines), [lines]);
  // What is shown is chosen when the reader chooses, not while he types: a card does not leave under his finger.
  const [chosen, setChosen] = useState(() => pickLines(lines, snapshot.looks, "all", ""));
  const choose = (next: PhoneFilter, of: string): void => {
    setFilter(next);
    setSection(of);
    setChosen(pickLines(lines, store.get().looks, next, of));
  };
  const go = (cell: string): void => {
    choose("all", "");
    setTimeout(() => {
      const field = list?.querySelector<HTMLElement>(`[data-row="${CSS.escape(rowKeyOf(cell))}"]`);
      field?.scrollIntoView({ block: "start" });
      field?.querySelector("input")?.focus({ preventScroll: true });
    });
  };
  const { enter } = snapshot.moving.may;
  return (
    <div className={css["phone"]}>
      <SheetTools undo={store.undo} redo={store.redo} go={go} done={setDone} isDesk={false} />
      {done === undefined ? null : <Notice tone="done">{done}</Notice>}
      <SheetAlerts go={go} />
      <div className={css["picks"]}>
        {sections.length < 2 ? null : (
          <SelectField
            label={words.phone.sections}
            value={section}
            choices={[["", words.phone.all], ...sections.map(({ key, label }) => [key, label] as const)]}
            write={(of) => choose(filter, of)}
          />
        )}
        <Toggles
          label={words.phone.show}
          choices={[
            ["all", words.phone.filters.all],
            ["missing", words.phone.filters.missing],
            ["wrong", words.phone.filters.wrong],
          ]}
          chosen={filter}
          choose={(next) => choose(next, section)}
        />
      </div>
      {chosen.length === 0 ? <p className={sheet["soft"]}>{words.phone.empty}</p> : null}
      <div ref={setList} className={css["list"]}>
        {chosen.map((line) => {
          const look = snapshot.looks.get(line.row.key);
          return look === undefined ? null : <LineCard key={line.row.key} line={line} look={look} next={() => step(list, 1)} />;
        })}
      </div>
      {enter ? (
        <div className={css["foot"]}>
          {/* Pressed with the cursor left where it is. */}
          <Button variant="default" onPointerDown={(event) => event.preventDefault()} onClick={() => step(list, -1)}>
            {words.phone.previous}
          </Button>
          <Button onPointerDown={(event) => event.preventDefault()} onClick={() => step(list, 1)}>
            {words.phone.next}
          </Button>
        </div>
      ) : null}
    </div>
  );
}

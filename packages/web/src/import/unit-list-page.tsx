import type { Reply } from "@kehoach/api/client";
import { fold } from "@kehoach/core/fold";
import { Button } from "@mantine/core";
import { Link, useNavigate } from "@tanstack/react-router";
import { type ReactNode, useDeferredValue } from "react";
import { useAddress, useChangeAddress } from "../data/address.ts";
import { Answer } from "../data/answer.tsx";
import { useWords } from "../data/language.tsx";
import { Needs } from "../data/needs.tsx";
import { useAsked, useQuestion } from "../data/question.ts";
import { DateField } from "../ui/date-field.tsx";
import { showDate } from "../ui/date-text.ts";
import { TextField } from "../ui/field.tsx";
import { today } from "../ui/moment.ts";
import { Page } from "../ui/page.tsx";
import { Empty } from "../ui/state.tsx";
import css from "./import.module.css";
import { useTemplateAddress } from "./import-panel.tsx";
import { useImportWords } from "./import-words.ts";

const DEPTHS = ["", css["d1"], css["d2"], css["d3"], css["d4"]] as const;

type Unit = Reply<"places">["items"][number];

/** Those whose name or code holds what is looked for, each with what lies above it. */
function filterTree(units: readonly Unit[], q: string): readonly Unit[] {
  const wanted = fold(q);
  if (wanted === "") return units;
  const byKey = new Map(units.map((unit) => [unit.key, unit]));
  const kept = new Set<string>();
  for (const unit of units) {
    if (!fold(`${unit.fullName} ${unit.code}`).includes(wanted)) continue;
    for (let one: Unit | undefined = unit; one && !kept.has(one.key); one = byKey.get(one.parent ?? "")) kept.add(one.key);
  }
  return units.filter(({ key }) => kept.has(key));
}

function UnitList(): ReactNode {
  const { units: words } = useImportWords();
  const { site, asker } = useWords();
  const { at, q = "" } = useAddress();
  const { authority } = useAsked();
  const change = useChangeAddress();
  const navigate = useNavigate();
  const template = useTemplateAddress("places");
  const wanted = useDeferredValue(q.trim());
  const question = useQuestion("places", {}, { at: at ?? today(), authority }, { keep: true });
  return (
    <Page title={words.title} site={site} over={asker.admin} lead={words.lead}>
      <div className={css["actions"]}>
        <Button onClick={() => void navigate({ to: "/quan-tri/don-vi/nhap" })}>{words.import}</Button>
        <a href={template} download>
          {words.template}
        </a>
      </div>
      <search className={css["filters"]}>
        <TextField
          label={words.search}
          type="search"
          value={q}
          write={(text) => change({ q: text }, { replace: true })}
          maxLength={200}
        />
        <DateField
          label={words.date}
          iso={at ?? today()}
          wrong={words.dateWrong}
          go={words.go}
          choose={(iso) => change({ at: iso })}
          key={at ?? ""}
        />
      </search>
      <Answer question={question} rows={16}>
        {({ items }) => {
          const shown = filterTree(items, wanted);
          if (shown.length === 0) return <Empty>{items.length === 0 ? words.none : words.notFound(wanted)}</Empty>;
          return (
            <>
              <p role="status">{words.count(shown.length, items.length)}</p>
              <ul className={css["tree"]} aria-label={words.tree}>
                {shown.map((unit) => (
                  <li key={unit.key} className={DEPTHS[Math.min(unit.depth, DEPTHS.length - 1)]}>
                    <Link to="/dia-ban/$code" params={{ code: unit.key }}>
                      {unit.fullName}
                    </Link>
                    <span className={css["code"]}>{unit.code}</span>
                    <span className={css["since"]}>{words.since(showDate(unit.validFrom))}</span>
                  </li>
                ))}
              </ul>
            </>
          );
        }}
      </Answer>
    </Page>
  );
}

/** The territories and agencies of an authority, and the way to import them. */
export function UnitListPage(): ReactNode {
  return (
    <Needs action="place.manage">
      <UnitList />
    </Needs>
  );
}

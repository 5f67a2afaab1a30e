import type { CompletenessJson } from "@kehoach/api/chase";
import { COMPLETENESS } from "@kehoach/core/regime/standing";
import type { ReactNode } from "react";
import { useAddress, useChangeAddress } from "../data/address.ts";
import { Answer } from "../data/answer.tsx";
import { useAsked, useQuestion } from "../data/question.ts";
import { SheetLink } from "../data/sheet-link.tsx";
import { Choices } from "../ui/choices.tsx";
import { showDate } from "../ui/date-text.ts";
import { SelectField } from "../ui/field.tsx";
import { Mark, type Tone } from "../ui/mark.tsx";
import { Section } from "../ui/page.tsx";
import { Empty } from "../ui/state.tsx";
import textCss from "../ui/text.module.css";
import { WideTable } from "../ui/wide-table.tsx";
import css from "./chase.module.css";
import { useChaseWords } from "./chase-words.ts";
import { listMonths } from "./months.ts";

type Cell = NonNullable<CompletenessJson["rows"][number]["cells"][number]>;

const TONES = {
  "in-time": "met",
  late: "behind",
  approved: "exceeded",
  returned: "behind",
  waiting: "quiet",
  overdue: "behind",
} as const satisfies Record<Cell["standing"], Tone>;

/** How one form stands, in words; the colour only repeats them. */
function Standing({ cell }: { readonly cell: Cell }): ReactNode {
  const words = useChaseWords().completeness;
  return <Mark tone={TONES[cell.standing]} label={words.cell[cell.standing](cell)} />;
}

function CompletenessTable({ table }: { readonly table: CompletenessJson }): ReactNode {
  const words = useChaseWords().completeness;
  const caption = words.caption(table.month);
  return (
    <WideTable label={caption} className={css["matrix"] ?? ""}>
      <thead>
        <tr>
          <th scope="col">{words.place}</th>
          {table.groups.map(({ regime, regimeName, period, periodName, deadline }) => (
            <th key={`${regime} ${period}`} scope="col">
              {regimeName}, {periodName}
              <span className={textCss["soft"]}> {words.due(showDate(deadline))}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {table.rows.map(({ place, cells }) => (
          <tr key={place.key}>
            <th scope="row">
              <span className={textCss["capital"]}>{place.name}</span>
            </th>
            {table.groups.map(({ regime, regimeName, period, periodName }, at) => {
              const cell = cells[at] ?? null;
              return (
                <td key={`${regime} ${period}`} data-standing={cell?.standing ?? "none"}>
                  {cell === null ? (
                    <span className={textCss["soft"]}>{words.notOwed}</span>
                  ) : (
                    <SheetLink
                      regime={regime}
                      place={place.key}
                      period={period}
                      label={`${place.name}, ${regimeName}, ${periodName}: ${words.cell[cell.standing](cell)}`}
                    >
                      <Standing cell={cell} />
                    </SheetLink>
                  )}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </WideTable>
  );
}

/** How many forms stand how. */
function Counts({ table }: { readonly table: CompletenessJson }): ReactNode {
  const words = useChaseWords().completeness;
  const cells = table.rows.flatMap((row) => row.cells.filter((cell) => cell !== null));
  return (
    <ul className={css["counts"]}>
      {COMPLETENESS.map((standing) => ({ standing, count: cells.filter((cell) => cell.standing === standing).length }))
        .filter(({ count }) => count > 0)
        .map(({ standing, count }) => (
          <li key={standing}>
            <Mark tone={TONES[standing]} label={`${words.kinds[standing]}: ${count}`} />
          </li>
        ))}
    </ul>
  );
}

/** Places by regimes and periods: everything that is due in one month. @rule Y92 */
export function Completeness({ today }: { readonly today: string }): ReactNode {
  const words = useChaseWords().completeness;
  const { authority } = useAsked();
  const { "thang-han": chosen } = useAddress();
  const change = useChangeAddress();
  const question = useQuestion("completeness", {}, { authority, month: chosen }, { keep: true });
  const month = chosen ?? question.data?.month ?? today.slice(0, 7);
  return (
    <Section title={words.title} id="gui-du">
      <Choices>
        <SelectField
          label={words.month}
          value={month}
          choices={listMonths(today, month).map((one) => [one, words.monthName(one)])}
          write={(one) => change({ "thang-han": one })}
        />
      </Choices>
      <Answer question={question}>
        {(table) =>
          table.groups.length === 0 ? (
            <Empty>{words.none}</Empty>
          ) : (
            <>
              <p className={css["printed"]}>{words.caption(table.month)}</p>
              <Counts table={table} />
              <CompletenessTable table={table} />
              <p className={textCss["soft"]}>{words.note}</p>
            </>
          )
        }
      </Answer>
    </Section>
  );
}

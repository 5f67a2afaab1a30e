import type { TimelinessJson } from "@kehoach/api/chase";
import type { ReactNode } from "react";
import { Choices } from "../ui/choices.tsx";
import { showDate } from "../ui/date-text.ts";
import { SelectField } from "../ui/field.tsx";
import { Section } from "../ui/page.tsx";
import { Empty } from "../ui/state.tsx";
import { Table } from "../ui/table.tsx";
import textCss from "../ui/text.module.css";
import { useChaseWords } from "./chase-words.ts";
import { addUp, shareOnTime } from "./share.ts";

const MONTHS = ["3", "6", "12", "24"] as const;

/** How well each place keeps its days; all of them together come last. @rule Y91 */
export function Timeliness({
  rows,
  from,
  months,
  choose,
}: {
  readonly rows: readonly TimelinessJson[];
  readonly from: string;
  readonly months: string;
  readonly choose: (months: string) => void;
}): ReactNode {
  const words = useChaseWords().timeliness;
  const all = { place: { key: "", code: "", name: words.all }, ...addUp(rows) };
  const choices = (MONTHS as readonly string[]).includes(months) ? MONTHS : [months, ...MONTHS];
  return (
    <Section title={words.title} id="dung-han">
      <Choices>
        <SelectField
          label={words.months}
          value={months}
          choices={choices.map((count) => [count, words.monthCount(Number(count))])}
          write={choose}
        />
      </Choices>
      {rows.length === 0 ? (
        <Empty>{words.none}</Empty>
      ) : (
        <>
          <p className={textCss["soft"]}>{words.from(showDate(from))}</p>
          <Table<TimelinessJson>
            caption={words.caption}
            rows={[...rows, all]}
            rowKey={({ place }) => place.key}
            marked={({ place }) => place.key === ""}
            columns={[
              {
                key: "place",
                head: words.place,
                lead: true,
                cell: ({ place }) => <span className={textCss["capital"]}>{place.name}</span>,
              },
              { key: "owed", head: words.owed, align: "right", cell: ({ owed }) => String(owed) },
              { key: "onTime", head: words.onTime, align: "right", cell: ({ onTime }) => String(onTime) },
              { key: "late", head: words.late, align: "right", cell: ({ late }) => String(late) },
              { key: "missing", head: words.missing, align: "right", cell: ({ missing }) => String(missing) },
              { key: "share", head: words.share, align: "right", cell: (row) => shareOnTime(row) ?? "", nowrap: true },
            ]}
          />
        </>
      )}
    </Section>
  );
}

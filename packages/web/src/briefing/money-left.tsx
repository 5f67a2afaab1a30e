import type { Reply } from "@kehoach/api/client";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useWords } from "../data/language.tsx";
import { showNumber, showShort, toDrawn } from "../data/number.ts";
import { TONES } from "../data/verdict.ts";
import { PlanBar } from "../ui/bar.tsx";
import { Section } from "../ui/page.tsx";
import textCss from "../ui/text.module.css";
import css from "./briefing.module.css";
import { useBriefingWords } from "./briefing-words.ts";

type Line = Reply<"overview">["money"][number]["lines"][number];

function Left({ line: { left, unit } }: { readonly line: Line }): ReactNode {
  const words = useBriefingWords().money;
  if (left === null) return words.unknown;
  const over = left.startsWith("-");
  const amount = showNumber(over ? left.slice(1) : left) ?? "";
  return <strong>{over ? words.over(amount, unit) : words.left(amount, unit)}</strong>;
}

/** Money to be paid out within the year, and what is left of it: the groups that the pack names so. @rule Y122 */
export function MoneyLeft({ money }: { readonly money: Reply<"overview">["money"] }): ReactNode {
  const words = useBriefingWords().money;
  const { none, overview } = useWords();
  const groups = money.filter(({ disburse, lines }) => disburse && lines.length > 0);
  if (groups.length === 0) return null;
  return (
    <Section title={words.title}>
      <ul className={css["lines"]}>
        {groups.flatMap(({ group, lines }) =>
          lines.map((line) => {
            const percent = toDrawn(line.percent);
            return (
              <li key={`${group} ${line.indicator} ${line.breakdown}`}>
                <Link to="/chi-tieu/$code" params={{ code: line.indicator }}>
                  {line.name}
                </Link>
                <span>
                  <Left line={line} />
                </span>
                <span className={textCss["soft"]}>
                  {words.line(showNumber(line.actual) ?? none, showNumber(line.target) ?? none, line.unit)}
                  {line.percent === null ? "" : `, ${showShort(line.percent)} %`}
                </span>
                {percent === undefined ? null : (
                  <PlanBar
                    percent={percent}
                    tone={line.verdict === null ? "met" : TONES[line.verdict]}
                    label={overview.bar(showShort(line.percent) ?? "")}
                  />
                )}
              </li>
            );
          }),
        )}
      </ul>
    </Section>
  );
}

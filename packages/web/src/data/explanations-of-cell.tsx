import { sectorOf } from "@kehoach/core/indicator/sector";
import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { Notice } from "../ui/notice.tsx";
import { Section } from "../ui/page.tsx";
import css from "./explanation.module.css";
import { AskDialog, type AskedCell } from "./explanation-ask.tsx";
import { ExplanationThread } from "./explanation-thread.tsx";
import { useExplanationWords } from "./explanation-words.ts";
import { useQuestion } from "./question.ts";

/** What was asked about a figure and its verdict, and what was answered; it stays with them. Nothing for who may not see it. @rule Y107 Y109 */
export function ExplanationsOfCell({ about }: { readonly about: AskedCell }): ReactNode {
  const words = useExplanationWords();
  const [isAsking, setAsking] = useState(false);
  const [isAsked, setAsked] = useState(false);
  const { authority, indicator, breakdown, place, period } = about;
  const { data } = useQuestion("explanations", {}, { authority, place, period, indicator, state: "all" }, { keep: true });
  if (data === undefined) return null;
  const items = data.items.filter((one) => one.breakdown === breakdown);
  const isOpen = items.some(({ state }) => state === "open" || state === "answered");
  const { asks } = data;
  const mayAsk = asks !== null && (asks.sectors === null || asks.sectors.includes(sectorOf(indicator)));
  if (items.length === 0 && !mayAsk) return null;
  return (
    <Section title={items.length === 0 ? words.title : words.of(items.length)} id="giai-trinh">
      {isAsked ? <Notice tone="done">{words.asked}</Notice> : null}
      <div className={css["list"]}>
        {items.length === 0 ? <p>{words.none}</p> : null}
        {items.map(({ id }) => (
          <ExplanationThread key={id} id={id} authority={authority} />
        ))}
        <div className={css["verbs"]}>
          {mayAsk && !isOpen ? (
            <Button variant="default" onClick={() => setAsking(true)}>
              {words.ask}
            </Button>
          ) : null}
          <Link to="/giai-trinh">{words.all}</Link>
        </div>
      </div>
      {isAsking ? (
        <AskDialog
          about={about}
          close={() => setAsking(false)}
          done={() => {
            setAsking(false);
            setAsked(true);
          }}
        />
      ) : null}
    </Section>
  );
}

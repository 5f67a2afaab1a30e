import type { DigestJson } from "@kehoach/api/digest";
import { countReminder } from "@kehoach/core/words/remind";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { Section } from "../ui/page.tsx";
import css from "./digest.module.css";
import { useDigestWords } from "./digest-words.ts";
import { SheetLink } from "./sheet-link.tsx";

/** More are folded away. */
const MOST_SHOWN = 5;

/** Every single thing to do, in the words of the letter, leading to where it is done. */
function useLines({ authority, forms, approvals, explanations }: DigestJson): readonly (readonly [string, ReactNode])[] {
  const { say } = useDigestWords();
  const toExplain = ({ id, turn, due, ...said }: DigestJson["explanations"][number]) => {
    const one = { ...said, ...(due === null ? {} : { due }) };
    const link = (
      <Link to="/giai-trinh/$id" params={{ id }} search={(now) => ({ ...now, authority })}>
        {turn === "answer" ? say.answer(one) : say.judgement(one)}
      </Link>
    );
    return [`explanation ${id}`, link] as const;
  };
  return [
    ...explanations.map(toExplain),
    ...(approvals === 0
      ? []
      : [
          [
            "approvals",
            <Link key="approvals" to="/duyet" search={(now) => ({ ...now, authority })}>
              {say.approvals(approvals)}
            </Link>,
          ] as const,
        ]),
    ...forms.map(
      ({ sheet, ...form }) =>
        [
          `${sheet.regime} ${sheet.place} ${sheet.period}`,
          <SheetLink key="sheet" {...sheet}>
            {say.item(form)}
          </SheetLink>,
        ] as const,
    ),
  ];
}

function Lines({ lines }: { readonly lines: readonly (readonly [string, ReactNode])[] }): ReactNode {
  return (
    <ul className={css["lines"]}>
      {lines.map(([key, line]) => (
        <li key={key}>{line}</li>
      ))}
    </ul>
  );
}

function Panel({ digest }: { readonly digest: DigestJson }): ReactNode {
  const words = useDigestWords();
  const lines = useLines(digest);
  const { forms, approvals, explanations } = digest;
  const said = (turn: "answer" | "judge") =>
    explanations.filter((one) => one.turn === turn).map(({ indicator, place, period }) => ({ indicator, place, period }));
  const counts = countReminder({ items: forms, approvals, answers: said("answer"), judgements: said("judge") });
  const names = ["returned", "overdue", "soon", "approvals", "answers", "judgements"] as const;
  const rest = lines.slice(MOST_SHOWN);
  return (
    <Section title={words.title} id="viec-hom-nay">
      <div className={css["panel"]}>
        <ul className={css["counts"]}>
          {names
            .filter((name) => counts[name] > 0)
            .map((name) => (
              <li key={name} data-kind={name}>
                {words.counts[name](counts[name])}
              </li>
            ))}
        </ul>
        <Lines lines={lines.slice(0, MOST_SHOWN)} />
        {rest.length === 0 ? null : (
          <details>
            <summary>{words.more(rest.length)}</summary>
            <Lines lines={rest} />
          </details>
        )}
      </div>
    </Section>
  );
}

/** What waits for whoever looks, as the daily letter says it; nothing where nothing does. @rule Q82 */
export function Digest({ digest }: { readonly digest: DigestJson | undefined }): ReactNode {
  if (digest === undefined || digest.forms.length + digest.approvals + digest.explanations.length === 0) return null;
  return <Panel digest={digest} />;
}

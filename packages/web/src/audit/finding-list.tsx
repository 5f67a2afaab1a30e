import type { AuditPageJson } from "@kehoach/api/audit";
import type { Ignored, IgnoredCheck } from "@kehoach/core/audit/output/ignored";
import { reasonNamesEn } from "@kehoach/core/words/audit-en";
import { reasonNamesVi } from "@kehoach/core/words/audit-vi";
import { nameRule, sayNotRead } from "@kehoach/core/words/audit-words";
import { Button } from "@mantine/core";
import { type ReactNode, useEffect, useMemo, useState } from "react";
import { useLanguage, useWords } from "../data/language.tsx";
import { Empty } from "../ui/state.tsx";
import { Table } from "../ui/table.tsx";
import css from "./audit.module.css";
import { FindingCard } from "./finding-card.tsx";
import type { CheckJson, FigureJson, Findings } from "./findings.ts";
import { openWhereabouts } from "./places.ts";

/** Everything the audit says: what is wrong, what to look at, what was set aside, what was checked and what was not. */
export function FindingList({
  page,
  findings,
  figures,
  ignored,
  chosen,
  choose,
  show,
  step,
  ignore,
  restore,
}: {
  readonly page: AuditPageJson;
  readonly findings: Findings;
  readonly figures: ReadonlyMap<string, FigureJson>;
  readonly ignored: Ignored;
  readonly chosen: string | undefined;
  readonly choose: (id: string, from: "list") => void;
  readonly show: (start: number) => void;
  readonly step: (by: 1 | -1) => void;
  readonly ignore: (finding: IgnoredCheck) => void;
  readonly restore: (fingerprint: string) => void;
}): ReactNode {
  const words = useWords();
  const { errors, reviews, counts } = findings;
  const whereabouts = useMemo(() => openWhereabouts(page), [page]);
  const cards = (checks: readonly CheckJson[]): ReactNode => (
    <ul className={css["cards"]}>
      {checks.map((check) => (
        <FindingCard
          key={check.id}
          check={check}
          figures={figures}
          text={page.text}
          whereabouts={whereabouts}
          show={show}
          open={check.id === chosen}
          choose={choose}
          setAside={ignored.get(check.fingerprint)}
          ignore={ignore}
          restore={restore}
        />
      ))}
    </ul>
  );
  return (
    <section className={css["findings"]} aria-label={words.audit.findings}>
      <h2>{words.audit.findings}</h2>
      {errors.length + reviews.length === 0 ? (
        <Empty>
          <p className={css["strong"]}>{counts.judged === 0 ? words.audit.noRelation : words.audit.none}</p>
        </Empty>
      ) : (
        <div className={css["bar"]} role="group" aria-label={words.audit.step}>
          <Button size="compact-sm" variant="outline" onClick={() => step(-1)}>
            {words.audit.previous}
          </Button>
          <Button size="compact-sm" variant="outline" onClick={() => step(1)}>
            {words.audit.next}
          </Button>
          <span className={`${css["quiet"]} ${css["keys"]}`}>{words.audit.keys}</span>
        </div>
      )}
      {errors.length === 0 ? (
        reviews.length > 0 && <p>{words.audit.noneReview}</p>
      ) : (
        <>
          <h3>{words.audit.errors(errors.length)}</h3>
          {cards(errors)}
        </>
      )}
      <Fold title={words.audit.reviews(reviews.length)} count={reviews.length} open={reviews.some(({ id }) => id === chosen)}>
        {cards(reviews)}
      </Fold>
      <Fold title={words.audit.ignored(counts.ignored)} count={counts.ignored}>
        {cards(findings.ignored)}
      </Fold>
      <Ledger page={page} findings={findings} />
    </section>
  );
}

function Fold({
  title,
  count,
  open = false,
  children,
}: {
  readonly title: string;
  readonly count: number;
  readonly open?: boolean;
  readonly children: ReactNode;
}): ReactNode {
  const [unfolded, unfold] = useState(open);
  useEffect(() => {
    // It opens for a finding chosen in the text, and closes only by the reader's hand.
    if (open) unfold(true);
  }, [open]);
  if (count === 0) return null;
  return (
    <details className={css["fold"]} open={unfolded} onToggle={(event) => unfold(event.currentTarget.open)}>
      <summary>{title}</summary>
      {children}
    </details>
  );
}

/** What was checked, what could not be and why, what was not read: so that silence says something. */
function Ledger({ page, findings }: { readonly page: AuditPageJson; readonly findings: Findings }): ReactNode {
  const words = useWords();
  const language = useLanguage();
  const { rules, reasons, counts } = findings;
  const { notRead } = page.audit.document;
  const names: Readonly<Record<string, string>> = language === "en" ? reasonNamesEn : reasonNamesVi;
  return (
    <>
      <Fold
        title={words.audit.checked(counts.judged)}
        count={counts.judged}
        open={findings.errors.length + findings.reviews.length === 0}
      >
        <Table
          keep
          caption={words.audit.checked(counts.judged)}
          rows={rules}
          rowKey={({ rule }) => rule}
          columns={[
            { key: "rule", head: words.audit.rule, cell: ({ rule }) => nameRule(rule, language) },
            { key: "judged", head: words.audit.relations, align: "right", cell: ({ judged }) => judged },
            { key: "held", head: words.audit.held, align: "right", cell: ({ holding }) => holding },
          ]}
        />
      </Fold>
      {reasons.length === 0 ? null : (
        <div className={css["ledger"]}>
          <h3>{words.audit.unchecked(counts.unchecked)}</h3>
          <Table
            keep
            caption={words.audit.unchecked(counts.unchecked)}
            rows={reasons}
            rowKey={({ reason }) => reason}
            columns={[
              { key: "reason", head: words.audit.reason, cell: ({ reason }) => names[reason] ?? reason },
              { key: "count", head: words.audit.count, align: "right", cell: ({ count }) => count },
            ]}
          />
        </div>
      )}
      {notRead.length === 0 ? null : (
        <div className={css["ledger"]}>
          <h3>{words.audit.notRead}</h3>
          <ul className={css["plain"]}>
            {notRead.map((one) => (
              <li key={one.code}>{sayNotRead(one, language)}</li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}

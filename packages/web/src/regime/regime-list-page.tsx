import type { RegimeJson } from "@kehoach/api/regime";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { Answer } from "../data/answer.tsx";
import { useDueWords } from "../data/due-words.ts";
import { showFormName } from "../data/form-name.ts";
import { useWords } from "../data/language.tsx";
import { Needs } from "../data/needs.tsx";
import { useAsked, useQuestion } from "../data/question.ts";
import { Page } from "../ui/page.tsx";
import { Empty } from "../ui/state.tsx";
import { Table } from "../ui/table.tsx";
import textCss from "../ui/text.module.css";
import css from "./regime.module.css";
import { useRegimeWords } from "./regime-words.ts";

function Now({ regime }: { readonly regime: RegimeJson }): ReactNode {
  const words = useRegimeWords();
  const due = useDueWords();
  if (regime.now.length === 0) return <span className={textCss["soft"]}>{words.nowNone}</span>;
  return (
    <ul className={css["now"]}>
      {regime.now.map(({ period, periodName, reporters, sent, deadline }) => (
        <li key={period}>
          <Link to="/che-do/$code" params={{ code: regime.code }} search={{ ky: period }}>
            {words.nowLine(periodName, sent, reporters)}
          </Link>{" "}
          <span className={textCss["soft"]}>
            {words.deadline}: {due.day(deadline)}
          </span>
        </li>
      ))}
    </ul>
  );
}

function RegimeTable({ items }: { readonly items: readonly RegimeJson[] }): ReactNode {
  const words = useRegimeWords();
  return (
    <Table<RegimeJson>
      caption={words.title}
      rows={items}
      rowKey={({ code }) => code}
      columns={[
        {
          key: "name",
          head: words.name,
          lead: true,
          cell: ({ code, name }) => (
            <Link to="/che-do/$code" params={{ code }}>
              {name}
            </Link>
          ),
        },
        { key: "form", head: words.form, cell: ({ form }) => showFormName(form) },
        { key: "periods", head: words.periods, cell: ({ periods }) => words.kinds[periods], nowrap: true },
        {
          key: "reporters",
          head: words.reporters,
          align: "right",
          cell: ({ reporters }) => (reporters === null ? "" : String(reporters)),
        },
        { key: "now", head: words.now, cell: (regime) => <Now regime={regime} /> },
      ]}
    />
  );
}

function RegimeListScreen(): ReactNode {
  const words = useRegimeWords();
  const { site } = useWords();
  const { authority } = useAsked();
  const regimes = useQuestion("regimes", {}, { authority });
  return (
    <Page title={words.title} site={site} lead={words.lead}>
      <p className={css["links"]}>
        <Link to="/don-doc">{words.chase}</Link>
        <Link to="/che-do/bieu">{words.forms}</Link>
      </p>
      <Answer question={regimes}>
        {({ items }) => (items.length === 0 ? <Empty>{words.empty}</Empty> : <RegimeTable items={items} />)}
      </Answer>
    </Page>
  );
}

/** The reporting regimes of an authority, and how far each has come. */
export function RegimeListPage(): ReactNode {
  return (
    <Needs action="submission.read">
      <RegimeListScreen />
    </Needs>
  );
}

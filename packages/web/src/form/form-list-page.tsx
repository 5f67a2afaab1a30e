import type { Reply } from "@kehoach/api/client";
import type { FormLineJson, RegimeItemJson } from "@kehoach/api/form";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { Answer } from "../data/answer.tsx";
import { useAsker } from "../data/asker.ts";
import { useWords } from "../data/language.tsx";
import { Needs } from "../data/needs.tsx";
import { useAsked, useQuestion } from "../data/question.ts";
import { Page, Section } from "../ui/page.tsx";
import { Empty } from "../ui/state.tsx";
import { Table } from "../ui/table.tsx";
import css from "./form-making.module.css";
import { useFormWords } from "./form-words.ts";
import { useSayRegime } from "./say-regime.ts";

function FormTable({ items }: { readonly items: readonly FormLineJson[] }): ReactNode {
  const words = useFormWords();
  return (
    <Table<FormLineJson>
      caption={words.list.forms}
      rows={items}
      rowKey={({ code }) => code}
      columns={[
        {
          key: "name",
          head: words.list.name,
          lead: true,
          cell: ({ code, name }) => (
            <Link to="/che-do/bieu/$code" params={{ code }}>
              {name}
            </Link>
          ),
        },
        { key: "number", head: words.list.number, cell: ({ number }) => number ?? "", nowrap: true },
        { key: "figures", head: words.list.figures, align: "right", cell: ({ figures }) => String(figures) },
        { key: "columns", head: words.list.columns, align: "right", cell: ({ columns }) => String(columns) },
        { key: "setBy", head: words.list.setBy, cell: ({ setBy }) => (setBy.own ? words.list.own : words.list.pack(setBy.name)) },
      ]}
    />
  );
}

function RegimeTable({ reply }: { readonly reply: Reply<"forms"> }): ReactNode {
  const words = useFormWords();
  const say = useSayRegime();
  const names = new Map(reply.forms.map(({ code, number, name }) => [code, number ?? name]));
  return (
    <Table<RegimeItemJson>
      caption={words.list.regimes}
      rows={reply.regimes}
      rowKey={({ regime }) => regime.code}
      columns={[
        {
          key: "name",
          head: words.list.regime,
          lead: true,
          cell: ({ regime }) => (
            <Link to="/che-do/$code" params={{ code: regime.code }}>
              {regime.name}
            </Link>
          ),
        },
        {
          key: "form",
          head: words.list.form,
          cell: ({ regime }) => (
            <Link to="/che-do/bieu/$code" params={{ code: regime.form }}>
              {names.get(regime.form) ?? regime.form}
            </Link>
          ),
        },
        { key: "who", head: words.list.who, cell: ({ regime }) => say.who(regime) },
        { key: "periods", head: words.list.periods, cell: ({ regime }) => words.regime.kinds[regime.periods], nowrap: true },
        { key: "deadline", head: words.list.deadline, cell: ({ regime }) => say.deadline(regime) },
        { key: "life", head: words.list.life, cell: ({ regime }) => say.life(regime) },
        { key: "setBy", head: words.list.setBy, cell: ({ setBy }) => (setBy.own ? words.list.own : words.list.pack(setBy.name)) },
      ]}
    />
  );
}

function ListScreen(): ReactNode {
  const words = useFormWords();
  const { site } = useWords();
  const { may } = useAsker();
  const { authority } = useAsked();
  const question = useQuestion("forms", {}, { authority });
  return (
    <Page title={words.title} site={site} lead={words.lead} over={<Link to="/che-do">{words.toStatus}</Link>}>
      {may("form.manage") ? (
        <div className={css["tools"]}>
          <Link className={css["button"]} to="/che-do/bieu/moi">
            {words.list.make}
          </Link>
        </div>
      ) : null}
      <Answer question={question}>
        {(reply) => (
          <>
            <Section title={words.list.forms}>
              {reply.forms.length === 0 ? <Empty>{words.list.noForms}</Empty> : <FormTable items={reply.forms} />}
            </Section>
            <Section title={words.list.regimes}>
              {reply.regimes.length === 0 ? <Empty>{words.list.noRegimes}</Empty> : <RegimeTable reply={reply} />}
            </Section>
          </>
        )}
      </Answer>
    </Page>
  );
}

/** The forms and regimes of an authority, and which of them are made on the screen. */
export function FormListPage(): ReactNode {
  return (
    <Needs action="submission.read">
      <ListScreen />
    </Needs>
  );
}

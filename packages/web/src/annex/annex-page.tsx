import { Button } from "@mantine/core";
import { Link, useParams } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { useWords } from "../data/language.tsx";
import { Needs } from "../data/needs.tsx";
import { DropZone, FileProgress } from "../ui/drop-zone.tsx";
import form from "../ui/form.module.css";
import { Notice } from "../ui/notice.tsx";
import { Page } from "../ui/page.tsx";
import { AnnexRefused } from "./annex-refused.tsx";
import { AnnexSteps } from "./annex-steps.tsx";
import { useAnnexWords } from "./annex-words.ts";
import { type Annex, useAnnex } from "./use-annex.ts";

const ACCEPT = ".xlsx,.xlsm,.xls,.csv";

function Choose({ annex }: { readonly annex: Annex }): ReactNode {
  const words = useAnnexWords();
  return (
    <DropZone accept={ACCEPT} lead={words.drop} button={words.choose} choose={(file) => annex.open(file)}>
      <p>{words.kinds}</p>
      <p>{words.private}</p>
    </DropZone>
  );
}

function Done({ annex, again }: { readonly annex: Annex; readonly again: () => void }): ReactNode {
  const words = useAnnexWords();
  const { reply, choices } = annex.state;
  if (reply === undefined) return null;
  const { writes, year, tables } = reply;
  const kinds = (Object.keys(words.write.kinds) as (keyof typeof writes)[]).flatMap((kind) => {
    const { added, changed, retired } = writes[kind];
    const count = added + changed + retired;
    return count === 0 ? [] : [`${words.write.kinds[kind]}: ${count}`];
  });
  return (
    <>
      <Notice tone="done">
        <strong>{kinds.length === 0 ? words.done.idle : words.done.title}</strong>
        {kinds.length === 0 ? null : <p>{kinds.join("; ")}.</p>}
      </Notice>
      <div className={form["actions"]}>
        <Link to="/ke-hoach/$year" params={{ year: String(year) }}>
          {words.done.plan(String(year))}
        </Link>
        {tables.length > 1 ? (
          <Button
            variant="outline"
            onClick={() => {
              annex.change({
                ...choices,
                table: (reply.table + 1) % tables.length,
                mapping: undefined,
                rows: undefined,
                cells: undefined,
              });
              again();
            }}
          >
            {words.done.nextTable}
          </Button>
        ) : null}
        <Button variant="default" onClick={annex.reset}>
          {words.another}
        </Button>
      </div>
    </>
  );
}

/** From a file to what is written: the document, the columns, the rows, then all of it. */
function AnnexPanel({ openYear }: { readonly openYear: string }): ReactNode {
  const words = useAnnexWords();
  const annex = useAnnex(openYear);
  const [step, setStep] = useState(0);
  const { file, reply, sending } = annex.state;
  if (sending !== undefined && (reply === undefined || reply.applied || sending.writing)) {
    const said =
      sending.share < 1 ? words.sending(Math.floor(sending.share * 100)) : sending.writing ? words.writing : words.reading;
    // What is being written is not called off half-way.
    const cancel = sending.writing ? {} : { cancel: annex.reset };
    return <FileProgress share={sending.share} said={said} cancelLabel={words.cancel} {...cancel} />;
  }
  if (file === undefined || reply === undefined)
    return (
      <>
        <AnnexRefused annex={annex} />
        <Choose annex={annex} />
      </>
    );
  if (reply.applied) return <Done annex={annex} again={() => setStep(0)} />;
  return <AnnexSteps annex={annex} file={file} reply={reply} openYear={openYear} step={step} go={setStep} />;
}

/** The annex of a decision that hands out targets. @rule M36 */
export function AnnexPage(): ReactNode {
  const words = useAnnexWords();
  const { site } = useWords();
  const { year = "" } = useParams({ strict: false });
  return (
    <Needs action="plan.make">
      <Page
        title={words.title}
        site={site}
        over={
          <>
            <Link to="/ke-hoach">{words.plans}</Link> ·{" "}
            <Link to="/ke-hoach/$year" params={{ year }}>
              {words.planOf(year)}
            </Link>
          </>
        }
        lead={words.lead}
      >
        <AnnexPanel openYear={year} />
      </Page>
    </Needs>
  );
}

import { COLUMN_PRESETS } from "@kehoach/core/pack/column-presets";
import type { FormEntry } from "@kehoach/core/pack/form-edits";
import { toFreeCode } from "@kehoach/core/pack/make-form";
import { Button } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { type ReactNode, useEffect, useMemo, useState } from "react";
import { useAddress } from "../data/address.ts";
import { Answer } from "../data/answer.tsx";
import { useWords } from "../data/language.tsx";
import { LeaveGuard } from "../data/leave-guard.tsx";
import { Needs } from "../data/needs.tsx";
import { useAsked, useQuestion } from "../data/question.ts";
import { Refusal } from "../data/refusal.tsx";
import { useAct } from "../data/use-act.ts";
import { CheckField } from "../ui/field.tsx";
import { Page, Section } from "../ui/page.tsx";
import { type Catalogue, toCatalogue, useCatalogue } from "./catalogue.ts";
import { DuePreview } from "./due-preview.tsx";
import { FormEditor } from "./form-editor.tsx";
import { lookAtForm } from "./form-look.ts";
import css from "./form-making.module.css";
import { useFormWords } from "./form-words.ts";
import { findShownPeriod, listNextDues } from "./next-dues.ts";
import { PaperPreview } from "./paper-preview.tsx";
import { beginRegime, type RegimeDraft, readRegime } from "./regime-draft.ts";
import { RegimeFields } from "./regime-fields.tsx";
import { useAuthorityName } from "./use-authority-name.ts";
import { useFormDraft } from "./use-form-draft.ts";

const EMPTY: FormEntry = { code: "", name: "", columns: COLUMN_PRESETS.month, rows: [] };

/** A form from nothing, or from another one, and the regime that asks for it: all on one page, kept by one act. */
function Making({ start, catalogue }: { readonly start: FormEntry; readonly catalogue: Catalogue }): ReactNode {
  const words = useFormWords();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { authority } = useAsked();
  const authorityName = useAuthorityName();
  const draft = useFormDraft(start);
  const [typedCode, setCode] = useState<string | undefined>(undefined);
  const [isAsked, setAsked] = useState(true);
  const [regimeDraft, setRegime] = useState<RegimeDraft>(() => beginRegime(catalogue.today));
  const [pressed, setPressed] = useState(false);
  const [made, setMade] = useState<string | undefined>(undefined);
  const code = typedCode ?? toFreeCode(draft.entry.number ?? draft.entry.name, catalogue.taken.forms);
  const entry: FormEntry = { ...draft.entry, code };
  // As long as nobody has named it, a regime is named after its form.
  const ownName =
    entry.name === "" ? "" : words.regime.nameOf(entry.name.charAt(0).toLocaleLowerCase("vi") + entry.name.slice(1));
  const named: RegimeDraft = {
    ...regimeDraft,
    code: toFreeCode(code, catalogue.taken.regimes),
    name: regimeDraft.name === "" ? ownName : regimeDraft.name,
  };
  const read = readRegime(named, code);
  const dues = useMemo(() => ("regime" in read ? listNextDues(read.regime, catalogue) : []), [JSON.stringify(read), catalogue]);
  const period = findShownPeriod(dues, catalogue.today);
  const look = useMemo(() => lookAtForm(entry, catalogue, period), [draft.entry, code, catalogue, period.start, period.end]);
  const make = useAct("makeForm", () => void queries.invalidateQueries());
  // Only once nothing holds the reader here any more.
  useEffect(() => {
    if (made !== undefined) void navigate({ to: "/che-do/bieu/$code", params: { code: made }, search: { xong: "bieu" } });
  }, [made, navigate]);
  const save = (): void => {
    setPressed(true);
    if (look.faults.length > 0 || entry.name.trim() === "" || (isAsked && "wrong" in read) || make.isPending) return;
    const body = { authority, form: entry, ...(isAsked && "regime" in read ? { regime: read.regime } : {}) };
    make.mutate(
      { params: {}, body },
      {
        onSuccess: (reply) => setMade(reply.code),
      },
    );
  };
  return (
    <div className={css["making"]}>
      <div className={css["sides"]}>
        <div className={css["parts"]}>
          <FormEditor draft={draft} look={look} catalogue={catalogue} pressed={pressed} code={{ value: code, write: setCode }} />
          <Section title={words.regime.title}>
            <CheckField label={words.making.withRegime} checked={isAsked} write={setAsked} />
            {isAsked ? (
              <RegimeFields
                draft={named}
                catalogue={catalogue}
                wrong={pressed && "wrong" in read ? read.wrong : {}}
                isKept={false}
                write={(next) => setRegime({ ...next, name: next.name === ownName ? "" : next.name })}
              />
            ) : null}
          </Section>
        </div>
        <aside className={css["besidePage"]} aria-label={words.paper.label}>
          <PaperPreview look={look} authority={authorityName} period={period} />
          {isAsked ? <DuePreview dues={dues} /> : null}
        </aside>
      </div>
      <div className={css["foot"]}>
        <Button onClick={save} loading={make.isPending}>
          {words.making.save}
        </Button>
        {pressed && look.faults.length > 0 ? <span className={css["stops"]}>{words.fault.stops(look.faults.length)}</span> : null}
        <Refusal error={make.error} />
      </div>
      <LeaveGuard
        isNeeded={draft.isChanged && made === undefined}
        about={["authority", "mau"]}
        title={words.leave.title}
        go={words.leave.go}
        stay={words.leave.stay}
      >
        <p>{words.leave.text}</p>
      </LeaveGuard>
    </div>
  );
}

/** The form that is copied, under a code that is still to be found. */
function Copy({ code, catalogue }: { readonly code: string; readonly catalogue: Catalogue }): ReactNode {
  const { authority } = useAsked();
  const form = useQuestion("form", { code }, { authority });
  return <Answer question={form}>{(reply) => <Making start={{ ...reply.form, code: "" }} catalogue={catalogue} />}</Answer>;
}

function NewScreen(): ReactNode {
  const words = useFormWords();
  const { site } = useWords();
  const { mau } = useAddress();
  const question = useCatalogue();
  const catalogue = useMemo(() => question.data && toCatalogue(question.data), [question.data]);
  return (
    <Page title={words.making.title} site={site} lead={words.making.lead} over={<Link to="/che-do/bieu">{words.back}</Link>}>
      <Answer question={question}>
        {() => {
          if (catalogue === undefined) return null;
          return mau === undefined ? (
            <Making start={EMPTY} catalogue={catalogue} />
          ) : (
            <Copy key={mau} code={mau} catalogue={catalogue} />
          );
        }}
      </Answer>
    </Page>
  );
}

/** Making a form. @rule K60 K61 K64 K70 */
export function FormNewPage(): ReactNode {
  return (
    <Needs action="form.manage">
      <NewScreen />
    </Needs>
  );
}

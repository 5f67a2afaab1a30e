import type { Reply } from "@kehoach/api/client";
import { Button } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { type ReactNode, useMemo, useState } from "react";
import { useAddress } from "../data/address.ts";
import { Answer } from "../data/answer.tsx";
import { useAsker } from "../data/asker.ts";
import { showFormName } from "../data/form-name.ts";
import { useWords } from "../data/language.tsx";
import { LeaveGuard } from "../data/leave-guard.tsx";
import { Needs } from "../data/needs.tsx";
import { useAsked, useQuestion } from "../data/question.ts";
import { Refusal } from "../data/refusal.tsx";
import { useAct } from "../data/use-act.ts";
import { Confirm } from "../ui/confirm.tsx";
import { Notice } from "../ui/notice.tsx";
import { Page, Section } from "../ui/page.tsx";
import { type Catalogue, toCatalogue, useCatalogue } from "./catalogue.ts";
import { FormEditor } from "./form-editor.tsx";
import { lookAtForm } from "./form-look.ts";
import css from "./form-making.module.css";
import { useFormWords } from "./form-words.ts";
import { findShownPeriod, listNextDues } from "./next-dues.ts";
import { PaperPreview } from "./paper-preview.tsx";
import { PlainPaper } from "./plain-paper.tsx";
import { RegimePanel } from "./regime-panel.tsx";
import { useAuthorityName } from "./use-authority-name.ts";
import { useFormDraft } from "./use-form-draft.ts";

type FormReply = Reply<"form">;

/** The period a form is shown for: the next one that a regime of its asks for. */
function usePeriod({ regimes }: FormReply, catalogue: Catalogue): ReturnType<typeof findShownPeriod> {
  return useMemo(() => {
    const dues = regimes.map(({ regime }) => listNextDues(regime, catalogue, 1)).find((found) => found.length > 0);
    return findShownPeriod(dues ?? [], catalogue.today);
  }, [regimes, catalogue]);
}

/** Changing a form that was made on the screen. @rule K64 K66 K67 */
function Change({
  reply,
  catalogue,
  done,
  close,
}: {
  readonly reply: FormReply;
  readonly catalogue: Catalogue;
  readonly done: () => void;
  readonly close: () => void;
}): ReactNode {
  const words = useFormWords();
  const queries = useQueryClient();
  const { authority } = useAsked();
  const authorityName = useAuthorityName();
  const period = usePeriod(reply, catalogue);
  const draft = useFormDraft(reply.form);
  const [pressed, setPressed] = useState(false);
  const look = useMemo(() => lookAtForm(draft.entry, catalogue, period), [draft.entry, catalogue, period]);
  const change = useAct("changeForm", () => {
    void queries.invalidateQueries();
    done();
  });
  const save = (): void => {
    setPressed(true);
    if (look.faults.length > 0 || draft.entry.name.trim() === "" || change.isPending) return;
    change.mutate({ params: { code: reply.form.code }, body: { authority, mark: reply.mark, form: draft.entry } });
  };
  return (
    <div className={css["making"]}>
      <div className={css["sides"]}>
        <div className={css["parts"]}>
          {reply.begun ? <Notice tone="mind">{words.page.begun}</Notice> : null}
          <FormEditor draft={draft} look={look} catalogue={catalogue} pressed={pressed} />
        </div>
        <aside className={css["besidePage"]} aria-label={words.paper.label}>
          <PaperPreview look={look} authority={authorityName} period={period} />
        </aside>
      </div>
      <div className={css["foot"]}>
        <Button onClick={save} loading={change.isPending} disabled={!draft.isChanged}>
          {words.making.save}
        </Button>
        <Button variant="default" onClick={close}>
          {words.cancel}
        </Button>
        {pressed && look.faults.length > 0 ? <span className={css["stops"]}>{words.fault.stops(look.faults.length)}</span> : null}
        <Refusal error={change.error} />
      </div>
      <LeaveGuard
        isNeeded={draft.isChanged && !change.isSuccess}
        about={["authority"]}
        title={words.leave.title}
        go={words.leave.go}
        stay={words.leave.stay}
      >
        <p>{words.leave.text}</p>
      </LeaveGuard>
    </div>
  );
}

function RemoveForm({ reply, close }: { readonly reply: FormReply; readonly close: () => void }): ReactNode {
  const words = useFormWords();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { authority } = useAsked();
  const remove = useAct("removeForm", () => {
    queries.removeQueries({ queryKey: ["form"] });
    void queries.invalidateQueries({ queryKey: ["forms"] });
    void navigate({ to: "/che-do/bieu" });
  });
  return (
    <Confirm
      title={words.page.remove}
      go={words.page.remove}
      cancel={words.cancel}
      busy={remove.isPending}
      confirm={() => remove.mutate({ params: { code: reply.form.code }, body: { authority, mark: reply.mark } })}
      close={close}
    >
      <p>{words.page.removeAsk(reply.form.name)}</p>
      <Refusal error={remove.error} />
    </Confirm>
  );
}

/** The form as it is, and what may be done with it. */
function Show({
  reply,
  catalogue,
  edit,
}: {
  readonly reply: FormReply;
  /** Undefined for who may only look. */
  readonly catalogue: Catalogue | undefined;
  readonly edit: () => void;
}): ReactNode {
  const words = useFormWords();
  const [isRemoving, setRemoving] = useState(false);
  const { form, setBy, regimes } = reply;
  return (
    <>
      {setBy.own ? null : <p>{words.page.ofPack(setBy.name)}</p>}
      {catalogue === undefined ? null : (
        <div className={css["tools"]}>
          {setBy.own ? <Button onClick={edit}>{words.page.edit}</Button> : null}
          <Link className={css["button"]} to="/che-do/bieu/moi" search={{ mau: form.code }}>
            {words.page.copy}
          </Link>
          {setBy.own && regimes.length === 0 ? (
            <Button variant="default" onClick={() => setRemoving(true)}>
              {words.page.remove}
            </Button>
          ) : null}
        </div>
      )}
      {isRemoving ? <RemoveForm reply={reply} close={() => setRemoving(false)} /> : null}
      <Section title={words.page.regimes}>
        <RegimePanel items={regimes} formCode={form.code} formName={form.name} catalogue={catalogue} />
      </Section>
      <Section title={words.page.paper}>
        {catalogue === undefined ? <PlainPaper reply={reply} /> : <ShownPaper reply={reply} catalogue={catalogue} />}
      </Section>
    </>
  );
}

function ShownPaper({ reply, catalogue }: { readonly reply: FormReply; readonly catalogue: Catalogue }): ReactNode {
  const authorityName = useAuthorityName();
  const period = usePeriod(reply, catalogue);
  const look = useMemo(() => lookAtForm(reply.form, catalogue, period), [reply.form, catalogue, period]);
  return <PaperPreview look={look} authority={authorityName} period={period} />;
}

/** For who may make forms: what they are made from is asked for too. */
function Managed({
  reply,
  told,
  tell,
}: {
  readonly reply: FormReply;
  readonly told: string;
  readonly tell: (text: string) => void;
}): ReactNode {
  const words = useFormWords();
  const [isChanging, setChanging] = useState(false);
  const question = useCatalogue();
  const catalogue = useMemo(() => question.data && toCatalogue(question.data), [question.data]);
  return (
    <Answer question={question}>
      {() => {
        if (catalogue === undefined) return null;
        if (isChanging)
          return (
            <Change
              key={reply.mark}
              reply={reply}
              catalogue={catalogue}
              done={() => {
                tell(words.page.saved);
                setChanging(false);
              }}
              close={() => setChanging(false)}
            />
          );
        return (
          <>
            {told === "" ? null : <Notice tone="done">{told}</Notice>}
            <Show
              reply={reply}
              catalogue={catalogue}
              edit={() => {
                tell("");
                setChanging(true);
              }}
            />
          </>
        );
      }}
    </Answer>
  );
}

function FormScreen(): ReactNode {
  const words = useFormWords();
  const { site } = useWords();
  const { may } = useAsker();
  const { code = "" } = useParams({ strict: false });
  const { authority } = useAsked();
  const { xong } = useAddress();
  const question = useQuestion("form", { code }, { authority });
  const { data } = question;
  const [told, tell] = useState<string | undefined>(undefined);
  const begun = xong === undefined || data === undefined ? "" : words.making.saved(data.form.name);
  return (
    <Page
      title={data === undefined ? words.title : showFormName(data.form)}
      site={site}
      over={<Link to="/che-do/bieu">{words.back}</Link>}
    >
      <Answer question={question}>
        {(reply) =>
          may("form.manage") ? (
            <Managed reply={reply} told={told ?? begun} tell={tell} />
          ) : (
            <Show reply={reply} catalogue={undefined} edit={() => undefined} />
          )
        }
      </Answer>
    </Page>
  );
}

/** One form: as printed, the regimes that ask for it, and changing it where it was made on the screen. */
export function FormPage(): ReactNode {
  return (
    <Needs action="submission.read">
      <FormScreen />
    </Needs>
  );
}

import { ApiRefusal } from "@kehoach/api/client";
import type { ReactNode } from "react";
import { useWords } from "../data/language.tsx";
import { FileProgress } from "../ui/drop-zone.tsx";
import { Literal, Page } from "../ui/page.tsx";
import { Failed } from "../ui/state.tsx";
import { AuditResult } from "./audit-result.tsx";
import { ReportDrop } from "./report-drop.tsx";
import { TooLarge, useAudit } from "./use-audit.ts";

/** Any report, every figure checked against the others of the same report. */
export function AuditPage(): ReactNode {
  const words = useWords();
  const { state, send, cancel, reset } = useAudit();
  // Once there is a file, its name says more than what the page is for.
  const about = state.step === "waiting" ? { lead: words.audit.lead } : { over: <Literal>{state.file.name}</Literal> };
  return (
    <Page title={words.audit.title} site={words.site} {...about}>
      {state.step === "waiting" ? <ReportDrop choose={send} /> : null}
      {state.step === "sending" ? <Progress share={state.share} cancel={cancel} /> : null}
      {state.step === "failed" ? (
        <>
          <Refused error={state.error} retry={() => send(state.file)} />
          <ReportDrop choose={send} />
        </>
      ) : null}
      {state.step === "done" ? <AuditResult file={state.file} page={state.page} audit={state.audit} another={reset} /> : null}
    </Page>
  );
}

/** Which step it is at: the file on its way, or the server at work. */
function Progress({ share, cancel }: { readonly share: number; readonly cancel: () => void }): ReactNode {
  const words = useWords();
  const said = share < 1 ? words.audit.sending(Math.floor(share * 100)) : words.audit.checking;
  return <FileProgress share={share} said={said} cancelLabel={words.audit.cancel} cancel={cancel} />;
}

/** Why there is no audit. What lies in the file itself is not helped by asking again. */
function Refused({ error, retry }: { readonly error: Error; readonly retry: () => void }): ReactNode {
  const words = useWords();
  if (error instanceof TooLarge) return <Failed title={words.audit.failed} detail={error.message} retryLabel={words.retry} />;
  const problem = error instanceof ApiRefusal ? error.problem : undefined;
  const again = problem === undefined || !problem.code.startsWith("FILE_");
  return (
    <Failed
      title={problem?.title ?? words.audit.failed}
      detail={
        problem === undefined
          ? words.errors.network
          : problem.id === undefined
            ? problem.detail
            : `${problem.detail} ${problem.id}`
      }
      retryLabel={words.retry}
      {...(again ? { retry } : {})}
    />
  );
}

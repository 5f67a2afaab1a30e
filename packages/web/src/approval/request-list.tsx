import type { RequestJson } from "@kehoach/api/approval";
import { Button } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { useApprovalWords } from "../data/approval-words.ts";
import { showFormName } from "../data/form-name.ts";
import { ReopenDialog } from "../data/reason-dialog.tsx";
import { SheetLink } from "../data/sheet-link.tsx";
import { useApproved } from "../data/use-approved.ts";
import { showMoment } from "../ui/moment.ts";
import { Notice } from "../ui/notice.tsx";
import { Section } from "../ui/page.tsx";
import textCss from "../ui/text.module.css";
import css from "./approval.module.css";
import { useApprovalPageWords } from "./approval-words.ts";
import { itemKey } from "./inbox.ts";

type Opened = { readonly request: RequestJson; readonly what: "reopen" | "decline" };

/** Who asks for an approved form to be opened again, and the answers to it. */
export function RequestList({
  authority,
  requests,
  showPerson,
}: {
  readonly authority: string;
  readonly requests: readonly RequestJson[];
  readonly showPerson: (by: string) => string;
}): ReactNode {
  const { requests: words, bulk } = useApprovalPageWords();
  const shared = useApprovalWords();
  const approved = useApproved();
  const [opened, setOpened] = useState<Opened | undefined>(undefined);
  const [said, setSaid] = useState<string | undefined>(undefined);
  const close = (): void => setOpened(undefined);
  return (
    <>
      {said === undefined ? null : <Notice tone="done">{said}</Notice>}
      {requests.length === 0 ? null : (
        <Section title={words.title(requests.length)}>
          <p className={textCss["soft"]}>{words.lead}</p>
          <ul className={css["requests"]}>
            {requests.map((request) => {
              const { regime, regimeName, form, place, period, periodName, by, at, reason } = request;
              return (
                <li key={itemKey(request)}>
                  <span>
                    <SheetLink regime={regime} place={place.key} period={period}>
                      <strong className={textCss["capital"]}>{place.name}</strong>
                    </SheetLink>
                    , {showFormName(form)}, {periodName} <span className={textCss["soft"]}>({regimeName})</span>
                  </span>
                  <span>{reason}</span>
                  <span className={textCss["soft"]}>{words.asked(showPerson(by), showMoment(at))}</span>
                  <span className={css["buttons"]}>
                    {(["reopen", "decline"] as const).map((what) => (
                      <Button
                        key={what}
                        size="compact-md"
                        variant={what === "reopen" ? "filled" : "default"}
                        aria-label={words.of(shared[what].open, place.name, form.name, periodName)}
                        onClick={() => setOpened({ request, what })}
                      >
                        {shared[what].open}
                      </Button>
                    ))}
                  </span>
                </li>
              );
            })}
          </ul>
        </Section>
      )}
      {opened === undefined ? null : (
        <ReopenDialog
          what={opened.what}
          about={{
            authority,
            regime: opened.request.regime,
            place: opened.request.place.key,
            period: opened.request.period,
          }}
          sending={opened.request.sending}
          close={close}
          done={(text) => {
            close();
            setSaid(text);
            void approved();
          }}
        >
          <p className={textCss["capital"]}>
            {bulk.one(opened.request.place.name, showFormName(opened.request.form), opened.request.periodName)}.
          </p>
        </ReopenDialog>
      )}
    </>
  );
}

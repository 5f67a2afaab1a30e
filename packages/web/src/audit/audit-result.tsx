import "../ui/document-font.css";
import type { AuditPageJson } from "@kehoach/api/audit";
import { Button } from "@mantine/core";
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useWords } from "../data/language.tsx";
import { Toggles } from "../ui/toggle.tsx";
import css from "./audit.module.css";
import { DocumentView } from "./document-view.tsx";
import { Downloads } from "./downloads.tsx";
import { FindingBar } from "./finding-bar.tsx";
import { FindingList } from "./finding-list.tsx";
import { listLights, listMarks, sortFindings } from "./findings.ts";
import { useIgnored } from "./ignored.ts";

/** Below this width findings and document take turns; the style sheet has the same number. */
const NARROW = "(max-width: 62em)";
/** The finding in hand. Each choice is a new one, so that choosing the same finding again brings it into view again. */
type Choice = { readonly id: string; readonly from: "list" | "text" };

function bringIntoView(place: Element | null | undefined): void {
  if (!place) return;
  place.scrollIntoView({ block: "center" });
  // Blocks far away have a guessed height until they are drawn; the second time they have their own.
  requestAnimationFrame(() => place.scrollIntoView({ block: "center" }));
}

/** An audited report: what does not fit, beside the text it stands in. */
export function AuditResult({
  file,
  page,
  audit,
  another,
}: {
  readonly file: File;
  readonly page: AuditPageJson;
  readonly audit: AuditPageJson["audit"];
  readonly another: () => void;
}): ReactNode {
  const words = useWords();
  const { ignored, ignore, restore } = useIgnored();
  const [choice, setChoice] = useState<Choice>();
  const [view, setView] = useState<"findings" | "document">("findings");
  const top = useRef<HTMLDivElement>(null);

  const chosen = choice?.id;
  const findings = useMemo(() => sortFindings(page.audit, ignored), [page, ignored]);
  const figures = useMemo(() => new Map(page.audit.figures.map((figure) => [figure.id, figure])), [page]);
  const order = useMemo(() => [...findings.errors, ...findings.reviews], [findings]);
  const marks = useMemo(() => listMarks(order), [order]);
  const check = useMemo(() => page.audit.checks.find(({ id }) => id === chosen), [page, chosen]);
  const lights = useMemo(() => (check === undefined ? [] : listLights(check, figures)), [check, figures]);

  const choose = useCallback((id: string, from: "list" | "text") => {
    setChoice({ id, from });
    if (window.matchMedia(NARROW).matches) setView("document");
  }, []);
  const chooseMark = useCallback((id: string) => choose(id, "text"), [choose]);
  const show = useCallback((start: number) => {
    if (window.matchMedia(NARROW).matches) setView("document");
    // After the text is there again, on a screen where list and text take turns.
    requestAnimationFrame(() => bringIntoView(top.current?.querySelector(`article [data-at="${start}"]`)));
  }, []);
  const step = useCallback(
    (by: 1 | -1) => {
      const at = order.findIndex(({ id }) => id === chosen);
      const next = order[at < 0 ? (by === 1 ? 0 : order.length - 1) : (at + by + order.length) % order.length];
      if (next === undefined) return;
      choose(next.id, "list");
    },
    [order, chosen, choose],
  );

  useEffect(() => {
    if (choice === undefined) return;
    const card = top.current?.querySelector(`[data-finding="${choice.id}"]`);
    const blamed = top.current?.querySelector("[data-light=blamed]");
    if (choice.from === "text" && card instanceof HTMLElement) card.focus({ preventScroll: true });
    card?.scrollIntoView({ block: "nearest" });
    if (choice.from === "list") bringIntoView(blamed);
  }, [choice]);

  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
      event.preventDefault();
      step(event.key === "ArrowDown" ? 1 : -1);
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, [step]);

  useEffect(() => {
    // On paper nothing can be unfolded.
    const open = (): void => {
      for (const fold of top.current?.querySelectorAll("details") ?? []) fold.open = true;
    };
    window.addEventListener("beforeprint", open);
    return () => window.removeEventListener("beforeprint", open);
  }, []);

  const count = order.length;
  return (
    <div ref={top} className={css["result"]} data-view={view}>
      <div className={css["head"]}>
        <p className={css["counts"]} role="status">
          {words.audit.counts(findings.counts)}
        </p>
        <div className={css["tools"]}>
          <div className={css["bar"]}>
            <Button variant="outline" size="compact-md" onClick={another}>
              {words.audit.another}
            </Button>
            <Button variant="outline" size="compact-md" onClick={() => window.print()}>
              {words.audit.print}
            </Button>
          </div>
          <Downloads file={file} audit={audit} ignored={ignored} />
        </div>
      </div>
      <div className={css["switch"]}>
        <Toggles
          label={words.audit.view}
          choices={[
            ["findings", words.audit.findingsCount(count)],
            ["document", words.audit.document],
          ]}
          chosen={view}
          choose={setView}
        />
      </div>
      <div className={css["layout"]}>
        <FindingList
          page={page}
          findings={findings}
          figures={figures}
          ignored={ignored}
          chosen={chosen}
          choose={choose}
          show={show}
          step={step}
          ignore={(finding) => {
            ignore(finding);
            setChoice(undefined);
          }}
          restore={restore}
        />
        <DocumentView page={page} marks={marks} lights={lights} choose={chooseMark} chosen={chosen} />
      </div>
      {check === undefined ? null : (
        <FindingBar check={check} at={order.indexOf(check)} of={count} step={step} toList={() => setView("findings")} />
      )}
    </div>
  );
}

import { send } from "@kehoach/api/client";
import type { CellId, EntryProblem } from "@kehoach/core/form/sheet";
import { Button } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { showFormName } from "../data/form-name.ts";
import { useLanguage } from "../data/language.tsx";
import { Refusal } from "../data/refusal.tsx";
import { goOn } from "../data/send.ts";
import { Dialog } from "../ui/dialog.tsx";
import form from "../ui/form.module.css";
import { FormActions } from "../ui/form-actions.tsx";
import { Notice } from "../ui/notice.tsx";
import { isReason } from "./reason-cell.ts";
import css from "./sheet.module.css";
import { useSheet, useSnapshot } from "./sheet-context.ts";
import { listConflicts, listUnsent } from "./sheet-state.ts";
import { countRequired, explanationOf, isOpenProblem, type Snapshot } from "./sheet-store.ts";
import { keyOf } from "./sheet-wire.ts";
import { useSayings, useSheetWords } from "./sheet-words.ts";

/** So many of a kind are named; the first leads to the others. */
const MAX_NAMED = 4;

type Stop = {
  readonly kind: "missing" | "block" | "warn" | "conflict" | "unsent";
  readonly items: readonly (readonly [CellId, string])[];
};

/** What keeps a form from being sent, by kind. */
function listStops(snapshot: Snapshot, say: (problem: EntryProblem) => string): readonly Stop[] {
  const { state, problems } = snapshot;
  const open = problems.filter((problem) => isOpenProblem(state, problem));
  const isMissing = ({ fault }: EntryProblem): boolean => fault.code === "ENTRY_MISSING";
  const toItems = (found: readonly EntryProblem[]) => found.map((problem) => [problem.cells[0], say(problem)] as const);
  const stops: readonly Stop[] = [
    { kind: "conflict", items: listConflicts(state).map((cell) => [cell, ""]) },
    { kind: "unsent", items: listUnsent(state).map(([cell]) => [cell, ""]) },
    { kind: "block", items: toItems(open.filter((one) => one.weight === "block" && !isMissing(one))) },
    { kind: "missing", items: toItems(open.filter(isMissing)) },
    { kind: "warn", items: toItems(open.filter(({ weight }) => weight === "warn")) },
  ];
  return stops.filter(({ items }) => items.length > 0);
}

function Stops({ stops, go }: { readonly stops: readonly Stop[]; readonly go: (cell: CellId) => void }): ReactNode {
  const words = useSheetWords().send;
  return (
    <>
      <Notice tone="mind">
        <strong>{words.blocked}</strong>
      </Notice>
      <ul className={css["stops"]}>
        {stops.map(({ kind, items }) => {
          const first = items.find(([cell]) => !isReason(cell));
          return (
            <li key={kind} data-weight={kind === "warn" ? "warn" : "block"}>
              <strong>{words.groups[kind](items.length)}</strong>{" "}
              {first === undefined ? null : (
                <button type="button" className={form["link"]} onClick={() => go(first[0])}>
                  {words.toFirst}
                </button>
              )}
              <ul>
                {items.slice(0, MAX_NAMED).map(([cell, said]) =>
                  said === "" ? null : (
                    <li key={`${cell} ${said}`}>
                      <button type="button" className={css["toCell"]} onClick={() => go(cell)}>
                        {said}
                      </button>
                    </li>
                  ),
                )}
              </ul>
            </li>
          );
        })}
      </ul>
    </>
  );
}

/** Sends the form when nothing keeps it back; otherwise says what does and leads there. */
export function SendDialog({
  close,
  go,
  done,
}: {
  readonly close: () => void;
  readonly go: (cell: CellId) => void;
  readonly done: (said: string) => void;
}): ReactNode {
  const words = useSheetWords();
  const sayings = useSayings();
  const language = useLanguage();
  const { reply, store } = useSheet();
  const snapshot = useSnapshot();
  const [isSaved, setSaved] = useState(false);
  const [isChanged, setChanged] = useState(false);
  // Pressed twice it is sent once: the second press may come before the page knows of the first.
  const isGoing = useRef(false);
  useEffect(() => {
    // What was typed last is on the server before anything is judged.
    store.leave();
    void store.loop.flush().then(() => setSaved(true));
  }, [store]);
  const stops = listStops(snapshot, (problem) => sayings.problemFully(snapshot.view.sheet, problem));
  const submit = useMutation({
    mutationFn: async () => {
      const seen = store.get().moving.seq;
      await goOn(() => store.refresh());
      const { moving, state, problems } = store.get();
      const isOthers = [...state.held.values()].some(({ seq, by }) => seq > seen && store.isOther(by));
      if (isOthers || problems.some((problem) => isOpenProblem(state, problem)) || state.mine.size > 0) return undefined;
      return goOn(() => send("submitSheet", {}, { ...keyOf(reply), seq: moving.seq }, { language }));
    },
    onSuccess: async (sent) => {
      if (sent === undefined) return setChanged(true);
      await store.refresh();
      done(sent.late ? words.send.doneLate(sent.sending) : words.send.done(sent.sending));
    },
    // Refused because it was changed or sent meanwhile: how it stands is asked for.
    onError: () => void store.refresh().catch(() => undefined),
  });
  const isReady = isSaved && stops.length === 0;
  const explained = snapshot.problems.filter(
    (problem) => problem.weight === "warn" && explanationOf(snapshot.state, problem).trim() !== "",
  ).length;
  const { standing } = snapshot.moving;
  const wanted = countRequired(snapshot);
  return (
    <Dialog title={words.send.title} close={close}>
      <p>{words.send.what(showFormName(reply.sheet.form), reply.place.name, reply.periodName)}</p>
      {isChanged ? <Notice tone="mind">{words.send.changed}</Notice> : null}
      {!isSaved ? <p role="status">{words.send.checking}</p> : stops.length > 0 ? <Stops stops={stops} go={go} /> : null}
      {isReady ? (
        <form
          className={form["form"]}
          onSubmit={(event) => {
            event.preventDefault();
            event.stopPropagation();
            setChanged(false);
            if (isGoing.current) return;
            isGoing.current = true;
            submit.mutate(undefined, {
              onSettled: () => {
                isGoing.current = false;
              },
            });
          }}
        >
          <p>{words.send.ready(wanted.filled, wanted.wanted)}</p>
          {explained === 0 ? null : <p>{words.send.explained(explained)}</p>}
          {standing === "late" ? <Notice tone="mind">{words.send.late}</Notice> : null}
          <p className={css["soft"]}>{words.send.after}</p>
          <Refusal error={submit.error} />
          <FormActions go={words.send.go} cancel={words.send.cancel} busy={submit.isPending} close={close} />
        </form>
      ) : (
        <div className={form["actions"]}>
          <Button variant="default" onClick={close}>
            {words.send.cancel}
          </Button>
        </div>
      )}
    </Dialog>
  );
}

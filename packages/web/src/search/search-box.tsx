import type { Reply } from "@kehoach/api/client";
import { Button } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { type KeyboardEvent, type ReactNode, useDeferredValue, useEffect, useId, useRef, useState } from "react";
import { useWords } from "../data/language.tsx";
import { useAsked, useQuestion } from "../data/question.ts";
import css from "./search.module.css";
import { useSearchWords } from "./search-words.ts";

type Hit = Reply<"search">["items"][number];

/** A key press that belongs to a field the reader is writing in. */
function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(target.tagName));
}

/** Search from anywhere: "/" or Ctrl+K opens it, arrows choose, Enter goes. `toPage` says where a page of that name is. */
export function SearchBox({ toPage }: { readonly toPage: (name: string) => string }): ReactNode {
  const words = useWords();
  const own = useSearchWords();
  const navigate = useNavigate();
  const { authority } = useAsked();
  const dialog = useRef<HTMLDialogElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const [text, setText] = useState("");
  const [at, setAt] = useState(0);
  const id = useId();
  const q = useDeferredValue(text.trim());
  const question = useQuestion("search", {}, { q, limit: "20", authority }, { keep: true, enabled: q !== "" });
  const hits = q === "" ? [] : (question.data?.items ?? []);
  const chosen = hits[Math.min(at, hits.length - 1)];

  const open = (): void => {
    if (dialog.current?.open) return;
    dialog.current?.showModal();
    input.current?.select();
  };
  useEffect(() => {
    const press = (event: globalThis.KeyboardEvent): void => {
      const shortcut =
        (event.key === "/" && !isTyping(event.target) && !event.ctrlKey && !event.metaKey && !event.altKey) ||
        (event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey));
      if (!shortcut) return;
      event.preventDefault();
      open();
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, []);
  useEffect(() => {
    list.current?.children[at]?.scrollIntoView({ block: "nearest" });
  }, [at]);

  const go = (hit: Hit): void => {
    dialog.current?.close();
    setText("");
    if (hit.kind === "indicator") void navigate({ to: "/chi-tieu/$code", params: { code: hit.code } });
    else if (hit.kind === "sector") void navigate({ to: "/linh-vuc/$code", params: { code: hit.code } });
    else if (hit.kind === "place") void navigate({ to: "/dia-ban/$code", params: { code: hit.code } });
    else if (hit.kind === "document") void navigate({ to: "/van-ban/$code", params: { code: hit.code } });
    else void navigate({ to: toPage(hit.code) });
  };
  const press = (event: KeyboardEvent): void => {
    if (event.key === "ArrowDown") setAt((now) => Math.min(now + 1, hits.length - 1));
    else if (event.key === "ArrowUp") setAt((now) => Math.max(now - 1, 0));
    else if (event.key === "Enter" && chosen) go(chosen);
    else return;
    event.preventDefault();
  };

  return (
    <>
      <button type="button" className={css["open"]} onClick={open}>
        {own.open}
        <span className={`${css["hint"]} ${css["shortcut"]}`}>{own.shortcut}</span>
      </button>
      <dialog ref={dialog} className={css["dialog"]} aria-label={own.label}>
        <div className={css["box"]}>
          <label className={css["label"]} htmlFor={`${id}-input`}>
            {own.label}
          </label>
          <div className={css["row"]}>
            <input
              ref={input}
              id={`${id}-input`}
              className={css["input"]}
              type="text"
              role="combobox"
              aria-expanded={hits.length > 0}
              aria-controls={`${id}-list`}
              aria-autocomplete="list"
              aria-activedescendant={chosen ? `${id}-${hits.indexOf(chosen)}` : undefined}
              autoComplete="off"
              spellCheck={false}
              placeholder={own.placeholder}
              value={text}
              onChange={(event) => {
                setText(event.currentTarget.value);
                setAt(0);
              }}
              onKeyDown={press}
            />
            <Button variant="default" onClick={() => dialog.current?.close()}>
              {words.close}
            </Button>
          </div>
          <p className={css["hint"]} role="status">
            {q === ""
              ? own.hint
              : question.isError
                ? words.errors.network
                : question.isFetching && question.data === undefined
                  ? words.loading
                  : hits.length === 0 && !question.isFetching
                    ? own.noResults(q)
                    : own.results(question.data?.total ?? hits.length)}
          </p>
          <ul
            ref={list}
            id={`${id}-list`}
            className={css["results"]}
            role="listbox"
            aria-label={own.label}
            hidden={hits.length === 0}
          >
            {hits.map((hit, position) => (
              <li
                key={`${hit.kind}|${hit.code}`}
                id={`${id}-${position}`}
                className={css["result"]}
                role="option"
                aria-selected={hit === chosen}
                onClick={() => go(hit)}
                onMouseMove={() => setAt(position)}
              >
                <span className={css["kind"]}>{own.kinds[hit.kind]}</span>
                <span>{hit.title}</span>
                {hit.detail === "" ? null : <span className={css["detail"]}>{hit.detail}</span>}
              </li>
            ))}
          </ul>
        </div>
      </dialog>
    </>
  );
}

import type { IgnoredCheck } from "@kehoach/core/audit/output/ignored";
import { nameRule } from "@kehoach/core/words/audit-words";
import { Button } from "@mantine/core";
import { type FormEvent, memo, type ReactNode, useId, useState } from "react";
import { useLanguage, useWords } from "../data/language.tsx";
import css from "./audit.module.css";
import { type CheckJson, type FigureJson, keepTogether } from "./findings.ts";
import { listBelongings, type Whereabouts } from "./places.ts";
import { ResultMark } from "./result-mark.tsx";

/** One finding: what is printed, why it does not fit, and the reader's word on it. */
export const FindingCard = memo(function FindingCard({
  check,
  figures,
  text,
  whereabouts,
  open,
  choose,
  show,
  setAside,
  ignore,
  restore,
}: {
  readonly check: CheckJson;
  readonly figures: ReadonlyMap<string, FigureJson>;
  readonly text: string;
  readonly whereabouts: (place: CheckJson["span"]) => Whereabouts;
  readonly open: boolean;
  readonly choose: (id: string, from: "list") => void;
  /** Brings a place of the text into view. */
  readonly show: (start: number) => void;
  readonly setAside: IgnoredCheck | undefined;
  readonly ignore: (finding: IgnoredCheck) => void;
  readonly restore: (fingerprint: string) => void;
}): ReactNode {
  const words = useWords();
  const language = useLanguage();
  const sayWhere = (where: Whereabouts): string =>
    where === undefined ? "" : "cell" in where ? where.cell : words.line(where.line);
  const where = sayWhere(whereabouts(check.span));
  const belongings = open ? listBelongings(check, figures, text, whereabouts) : [];
  return (
    <li
      className={`${css["card"]} ${css[check.result] ?? ""} ${open ? css["open"] : ""}`}
      data-finding={check.id}
      tabIndex={-1}
      aria-current={open ? "true" : undefined}
    >
      <button type="button" className={css["cardHead"]} onClick={() => choose(check.id, "list")}>
        <ResultMark result={check.result} /> <span className={css["stated"]}>{check.stated}</span>
        <span className={css["quiet"]}>
          {nameRule(check.rule, language)}
          {where === "" ? "" : ` · ${where}`}
        </span>
      </button>
      <p>{keepTogether(check.message)}</p>
      {belongings.length > 0 ? (
        <div className={css["quiet"]}>
          {words.audit.belongs}:
          <ul className={css["belongings"]}>
            {belongings.map((one) => (
              <li key={one.start}>
                <button type="button" className={css["link"]} onClick={() => show(one.start)}>
                  {one.text}
                </button>
                {sayWhere(one.where) === "" ? "" : ` (${sayWhere(one.where)})`}
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      {setAside === undefined ? (
        open ? (
          <IgnoreForm save={(reason) => ignore({ ...toIgnored(check), reason })} />
        ) : null
      ) : (
        <div className={css["setAside"]}>
          <p className={css["quiet"]}>
            {words.audit.ignoreReason}: {setAside.reason}
          </p>
          <Button size="compact-sm" variant="outline" className={css["press"] ?? ""} onClick={() => restore(check.fingerprint)}>
            {words.audit.undo}
          </Button>
        </div>
      )}
    </li>
  );
});

function toIgnored(check: CheckJson): Omit<IgnoredCheck, "reason"> {
  const now = new Date();
  const [month, day] = [now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0"));
  return { fingerprint: check.fingerprint, at: `${now.getFullYear()}-${month}-${day}`, rule: check.rule, stated: check.stated };
}

/** Nothing is set aside without a reason: the next reader must be able to judge it. */
function IgnoreForm({ save }: { readonly save: (reason: string) => void }): ReactNode {
  const words = useWords();
  const id = useId();
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState("");
  const [refused, setRefused] = useState(false);
  if (!asking)
    return (
      <Button size="compact-sm" variant="outline" className={css["press"] ?? ""} onClick={() => setAsking(true)}>
        {words.audit.ignore}
      </Button>
    );
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const text = reason.trim();
    setRefused(text === "");
    if (text !== "") save(text);
  };
  return (
    <form className={css["ignore"]} onSubmit={submit}>
      <label htmlFor={id}>{words.audit.ignoreReason}</label>
      <input
        id={id}
        // biome-ignore lint: the reader has just asked for this very field
        autoFocus
        value={reason}
        maxLength={500}
        placeholder={words.audit.ignoreHint}
        aria-invalid={refused}
        aria-describedby={`${id}-about`}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <p id={`${id}-about`} className={css["quiet"]}>
        {refused ? (
          <span role="alert" className={css["wrong"]}>
            {words.audit.ignoreNeeded}
          </span>
        ) : (
          words.audit.ignoreLocal
        )}
      </p>
      <div className={css["bar"]}>
        <Button type="submit" size="compact-sm">
          {words.audit.keep}
        </Button>
        <Button size="compact-sm" variant="outline" onClick={() => setAsking(false)}>
          {words.audit.cancel}
        </Button>
      </div>
    </form>
  );
}

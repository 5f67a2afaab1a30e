import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { type FormEvent, type ReactNode, useState } from "react";
import { useAddress } from "../data/address.ts";
import { useAsker } from "../data/asker.ts";
import { Dialog } from "../ui/dialog.tsx";
import { TextField } from "../ui/field.tsx";
import { FormActions } from "../ui/form-actions.tsx";
import textCss from "../ui/text.module.css";
import { addView, type KeptView, keepViews, loadViews, toView } from "./kept-views.ts";
import css from "./total.module.css";
import { useTotalWords } from "./total-words.ts";

function KeepDialog({
  views,
  keep,
  close,
  suggestion,
}: {
  readonly views: readonly KeptView[];
  readonly suggestion: string;
  readonly keep: (name: string) => void;
  readonly close: () => void;
}): ReactNode {
  const words = useTotalWords();
  const [name, setName] = useState(suggestion);
  const [isTried, setTried] = useState(false);
  const wanted = name.trim();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (wanted === "") setTried(true);
    else keep(wanted);
  };
  return (
    <Dialog title={words.keep} close={close}>
      <form className={css["keep"]} onSubmit={submit}>
        <p className={textCss["soft"]}>{words.keepNote}</p>
        <TextField
          label={words.keepName}
          value={name}
          write={setName}
          maxLength={80}
          below={views.some((view) => view.name === wanted) ? words.keepReplaces : undefined}
          wrong={isTried && wanted === "" ? words.keepNameNeeded : undefined}
        />
        <FormActions go={words.keepDone} cancel={words.cancel} close={close} />
      </form>
    </Dialog>
  );
}

/** Ways of looking at totals that somebody kept on this machine, by name. @rule W33 */
export function SavedViews({ suggestion }: { readonly suggestion: string }): ReactNode {
  const words = useTotalWords();
  const address = useAddress();
  const { user } = useAsker();
  const owner = user?.username ?? "";
  // Of whoever looks: on a shared machine another one has his own.
  const [known, setKnown] = useState<{ readonly owner: string; readonly views: readonly KeptView[] } | undefined>();
  const views = known?.owner === owner ? known.views : loadViews(owner);
  const [isAsked, setAsked] = useState(false);
  const keep = (now: readonly KeptView[]): void => {
    keepViews(owner, now);
    setKnown({ owner, views: now });
  };
  return (
    <>
      {views.length === 0 ? null : (
        <ul className={css["views"]} aria-label={words.views}>
          {views.map(({ name, address: search }) => (
            <li key={name}>
              <Link to="/tong-hop" search={search} activeOptions={{ exact: true, includeSearch: true }}>
                {name}
              </Link>
              <button
                type="button"
                aria-label={words.forget(name)}
                onClick={() => keep(views.filter((view) => view.name !== name))}
              >
                <span aria-hidden="true">×</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <Button variant="default" onClick={() => setAsked(true)}>
        {words.keep}
      </Button>
      {isAsked ? (
        <KeepDialog
          views={views}
          suggestion={suggestion}
          close={() => setAsked(false)}
          keep={(name) => {
            keep(addView(views, toView(name, address)));
            setAsked(false);
          }}
        />
      ) : null}
    </>
  );
}

import type { Reply } from "@kehoach/api/client";
import { Button } from "@mantine/core";
import { type FormEvent, type ReactNode, useState } from "react";
import { LongField, SelectField } from "../ui/field.tsx";
import form from "../ui/form.module.css";
import { FormActions } from "../ui/form-actions.tsx";
import { Notice } from "../ui/notice.tsx";
import css from "./explanation.module.css";
import { DraftFiles } from "./explanation-files.tsx";
import { useExplanationWords } from "./explanation-words.ts";
import { Refusal, wrongAt } from "./refusal.tsx";
import { useAct } from "./use-act.ts";
import { useExplained } from "./use-explained.ts";

type One = Reply<"explanation">;
type Verb = One["may"][number];

const ACTS = {
  answer: "answerExplanation",
  accept: "acceptExplanation",
  further: "askFurther",
  withdraw: "withdrawExplanation",
} as const satisfies Record<Verb, string>;

/**
 * What is written to go on with an explanation. It stays while somebody else did something meanwhile: what is new stands above it, and it
 * can be sent again, or copied where it is no longer one's turn.
 *
 * @rule Y105 Y106
 */
function Write({ one, verb, close }: { readonly one: One; readonly verb: Verb; readonly close: () => void }): ReactNode {
  const words = useExplanationWords();
  const explained = useExplained();
  const [text, setText] = useState("");
  const [days, setDays] = useState("3");
  const [isPressed, setPressed] = useState(false);
  const act = useAct(ACTS[verb], () => {
    close();
    void explained();
  });
  const { authority, id, last, drafts, may } = one;
  const isMine = may.includes(verb);
  const lacks = verb !== "accept" && text.trim() === "";
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setPressed(true);
    if (lacks || act.isPending || !isMine) return;
    const body = {
      authority,
      seen: last.n,
      text,
      ...(verb === "answer" ? { files: drafts.map((file) => file.id) } : {}),
      ...(verb === "further" && days !== "" ? { days: Number(days) } : {}),
    };
    // What somebody else did meanwhile is shown above what is written here.
    act.mutate({ params: { id }, body }, { onError: () => void explained() });
  };
  return (
    <form className={form["form"]} onSubmit={submit} noValidate>
      <LongField
        label={words.fields[verb]}
        value={text}
        maxLength={4000}
        rows={4}
        write={setText}
        wrong={isPressed && lacks ? words.needed : wrongAt(act.error, "text")}
      />
      {verb === "further" ? <SelectField label={words.days} value={days} choices={words.dayChoices} write={setDays} /> : null}
      {verb === "answer" && isMine ? (
        <DraftFiles id={id} files={drafts} authority={authority} changed={() => void explained()} />
      ) : null}
      <Refusal error={act.error} except={["text"]} />
      {isMine ? null : <Notice tone="mind">{words.notNow}</Notice>}
      <FormActions go={words.go[verb]} cancel={words.cancel} busy={act.isPending} close={close} />
    </form>
  );
}

/** What whoever looks may do to an explanation now. */
export function GoOn({ one }: { readonly one: One }): ReactNode {
  const words = useExplanationWords();
  const [verb, setVerb] = useState<Verb | undefined>();
  if (verb !== undefined) return <Write one={one} verb={verb} close={() => setVerb(undefined)} />;
  if (one.may.length === 0) return null;
  return (
    <div className={css["verbs"]}>
      {one.may.map((each, at) => (
        <Button key={each} variant={at === 0 ? "filled" : "default"} onClick={() => setVerb(each)}>
          {words.verbs[each]}
        </Button>
      ))}
    </div>
  );
}

import { ApiRefusal } from "@kehoach/api/client";
import { Button } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { useWords } from "../data/language.tsx";
import { Needs } from "../data/needs.tsx";
import { useAsked } from "../data/question.ts";
import { isRefused, Refusal, wrongAt } from "../data/refusal.tsx";
import { useAct } from "../data/use-act.ts";
import { TextField } from "../ui/field.tsx";
import form from "../ui/form.module.css";
import { today } from "../ui/moment.ts";
import { Notice } from "../ui/notice.tsx";
import { Page } from "../ui/page.tsx";
import { beginDraft, readDraft } from "./appointment-draft.ts";
import { AppointmentFields, DUTY_FIELDS } from "./appointment-fields.tsx";
import { LinkPanel } from "./link-panel.tsx";
import { useUserWords } from "./user-words.ts";

type Made = {
  readonly username: string;
  readonly name: string;
  readonly email: string;
  readonly link: { readonly url: string; readonly mailed: boolean } | null;
};

/** Asks whether somebody who is known here is the one meant. */
function KnownPanel({
  error,
  busy,
  go,
}: {
  readonly error: ApiRefusal;
  readonly busy: boolean;
  readonly go: () => void;
}): ReactNode {
  const words = useUserWords();
  return (
    <Notice tone="mind">
      <strong>{words.knownTitle}</strong>
      <p>{words.knownLead}</p>
      <ul>
        {error.problem.candidates?.map(({ code, name }) => (
          <li key={code}>
            {name} ({code})
          </li>
        ))}
      </ul>
      <p>{words.knownAsk}</p>
      <Button variant="outline" loading={busy} onClick={go}>
        {words.knownGo}
      </Button>
    </Notice>
  );
}

function NewForm({ done }: { readonly done: (made: Made) => void }): ReactNode {
  const words = useUserWords();
  const queries = useQueryClient();
  const { authority } = useAsked();
  const [who, setWho] = useState({ name: "", username: "", email: "" });
  const [draft, setDraft] = useState(() => beginDraft(today()));
  const [presses, setPresses] = useState(0);
  const pressed = presses > 0;
  const box = useRef<HTMLFormElement>(null);
  // The form is longer than a screen: what is missing is gone to.
  useEffect(() => {
    if (presses > 0) box.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [presses]);
  const create = useAct("createUser", () => void queries.invalidateQueries({ queryKey: ["users"] }));
  const read = readDraft(draft);
  const submit = (samePerson: boolean): void => {
    setPresses((count) => count + 1);
    if (Object.values(who).some((text) => text.trim() === "") || "wrong" in read || create.isPending) return;
    create.mutate(
      { params: {}, body: { authority, ...who, ...(samePerson ? { samePerson } : {}), ...read.duty } },
      { onSuccess: ({ username, link }) => done({ ...who, username, link }) },
    );
  };
  const say = (field: keyof typeof who, missing: string): ReactNode =>
    pressed && who[field].trim() === "" ? missing : wrongAt(create.error, field);
  const known = create.error instanceof ApiRefusal && isRefused(create.error, "USER_KNOWN") ? create.error : undefined;
  return (
    <form
      ref={box}
      className={`${form["form"]} ${form["wide"]}`}
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        submit(false);
      }}
      noValidate
    >
      <TextField
        label={words.name}
        wrong={say("name", words.nameMissing)}
        value={who.name}
        write={(name) => setWho({ ...who, name })}
        autoComplete="off"
        maxLength={200}
        autoFocus
      />
      <div className={form["pair"]}>
        <TextField
          label={words.username}
          below={words.usernameHint}
          wrong={say("username", words.usernameMissing)}
          value={who.username}
          write={(username) => setWho({ ...who, username })}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={60}
        />
        <TextField
          label={words.email}
          wrong={say("email", words.emailMissing)}
          value={who.email}
          write={(email) => setWho({ ...who, email })}
          type="email"
          autoComplete="off"
          spellCheck={false}
          maxLength={254}
        />
      </div>
      <h2>{words.firstDuty}</h2>
      <AppointmentFields
        draft={draft}
        wrong={pressed && "wrong" in read ? read.wrong : {}}
        error={create.error}
        write={setDraft}
      />
      {known !== undefined ? (
        <KnownPanel error={known} busy={create.isPending} go={() => submit(true)} />
      ) : (
        <Refusal error={create.error} except={["name", "username", "email", ...DUTY_FIELDS]} />
      )}
      <div className={form["actions"]}>
        <Button type="submit" loading={create.isPending}>
          {words.create}
        </Button>
        <Link to="/quan-tri/nguoi-dung">{words.cancel}</Link>
      </div>
    </form>
  );
}

function NewUser(): ReactNode {
  const words = useUserWords();
  const { site } = useWords();
  const [made, setMade] = useState<Made | undefined>(undefined);
  return (
    <Page title={words.newTitle} site={site} lead={words.newLead} over={<Link to="/quan-tri/nguoi-dung">{words.back}</Link>}>
      {made === undefined ? (
        <NewForm done={setMade} />
      ) : (
        <>
          {made.link === null ? (
            <Notice tone="done">{words.createdKnown(made.name)}</Notice>
          ) : (
            <LinkPanel link={made.link} email={made.email}>
              <strong>{words.created(made.name)}</strong>
            </LinkPanel>
          )}
          <div className={form["actions"]}>
            <Link to="/quan-tri/nguoi-dung/$username" params={{ username: made.username }}>
              {words.toUser}
            </Link>
            <button type="button" className={form["link"]} onClick={() => setMade(undefined)}>
              {words.addAnother}
            </button>
          </div>
        </>
      )}
    </Page>
  );
}

/** Somebody new, with the first appointment. */
export function UserNewPage(): ReactNode {
  return (
    <Needs action="user.manage">
      <NewUser />
    </Needs>
  );
}

import type { RegimeItemJson } from "@kehoach/api/form";
import { toFreeCode } from "@kehoach/core/pack/make-form";
import { Button } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { useAsked } from "../data/question.ts";
import { Refusal } from "../data/refusal.tsx";
import { useAct } from "../data/use-act.ts";
import { Confirm } from "../ui/confirm.tsx";
import { readDate } from "../ui/date-text.ts";
import { DayField } from "../ui/day-field.tsx";
import form from "../ui/form.module.css";
import { Notice } from "../ui/notice.tsx";
import { Facts } from "../ui/page.tsx";
import type { Catalogue } from "./catalogue.ts";
import { DuePreview } from "./due-preview.tsx";
import css from "./form-making.module.css";
import { useFormWords } from "./form-words.ts";
import { listNextDues } from "./next-dues.ts";
import { beginRegime, readRegime, toRegimeDraft } from "./regime-draft.ts";
import { RegimeFields } from "./regime-fields.tsx";
import { useSayRegime } from "./say-regime.ts";

type Done = (text: string) => void;

/** A regime being made or changed, with what comes of it. @rule K68 K70 */
function RegimeEditor({
  of,
  formCode,
  formName,
  catalogue,
  done,
  close,
}: {
  /** Left out: a new one. */
  readonly of: RegimeItemJson | undefined;
  readonly formCode: string;
  readonly formName: string;
  readonly catalogue: Catalogue;
  readonly done: Done;
  readonly close: () => void;
}): ReactNode {
  const words = useFormWords();
  const queries = useQueryClient();
  const { authority } = useAsked();
  const [draft, setDraft] = useState(() =>
    of === undefined
      ? {
          ...beginRegime(catalogue.today),
          code: toFreeCode(formCode, catalogue.taken.regimes),
          name: words.regime.nameOf(formName.charAt(0).toLocaleLowerCase("vi") + formName.slice(1)),
        }
      : toRegimeDraft(of.regime),
  );
  const [pressed, setPressed] = useState(false);
  const after = (): void => {
    void queries.invalidateQueries();
    done(words.regime.saved);
  };
  const make = useAct("makeRegime", after);
  const change = useAct("changeRegime", after);
  const read = readRegime(draft, formCode);
  const save = (): void => {
    setPressed(true);
    if ("wrong" in read || make.isPending || change.isPending) return;
    if (of === undefined) make.mutate({ params: {}, body: { authority, regime: read.regime } });
    else change.mutate({ params: { code: of.regime.code }, body: { authority, mark: of.mark, regime: read.regime } });
  };
  return (
    <div className={`${css["details"]} ${form["wide"]}`}>
      <h3>{of === undefined ? words.regime.make : words.regime.editTitle(of.regime.name)}</h3>
      <RegimeFields
        draft={draft}
        catalogue={catalogue}
        wrong={pressed && "wrong" in read ? read.wrong : {}}
        isKept={of?.begun ?? false}
        write={setDraft}
      />
      {"regime" in read ? <DuePreview dues={listNextDues(read.regime, catalogue)} /> : null}
      <Refusal error={make.error ?? change.error} />
      <div className={form["actions"]}>
        <Button onClick={save} loading={make.isPending || change.isPending}>
          {words.save}
        </Button>
        <Button variant="default" onClick={close}>
          {words.cancel}
        </Button>
      </div>
    </div>
  );
}

function EndDialog({
  of,
  done,
  close,
}: {
  readonly of: RegimeItemJson;
  readonly done: Done;
  readonly close: () => void;
}): ReactNode {
  const words = useFormWords();
  const queries = useQueryClient();
  const { authority } = useAsked();
  const [day, setDay] = useState("");
  const [pressed, setPressed] = useState(false);
  const end = useAct("endRegime", () => {
    void queries.invalidateQueries();
    done(words.regime.saved);
  });
  const read = readDate(day);
  return (
    <Confirm
      title={words.regime.endTitle(of.regime.name)}
      go={words.regime.end}
      cancel={words.cancel}
      busy={end.isPending}
      confirm={() => {
        setPressed(true);
        if (read !== undefined) end.mutate({ params: { code: of.regime.code }, body: { authority, mark: of.mark, day: read } });
      }}
      close={close}
    >
      <p>{words.regime.endLead}</p>
      <DayField
        label={words.regime.endDay}
        wrong={pressed && read === undefined ? words.regime.dayWrong : undefined}
        value={day}
        write={setDay}
      />
      <Refusal error={end.error} />
    </Confirm>
  );
}

function RemoveDialog({
  of,
  done,
  close,
}: {
  readonly of: RegimeItemJson;
  readonly done: Done;
  readonly close: () => void;
}): ReactNode {
  const words = useFormWords();
  const queries = useQueryClient();
  const { authority } = useAsked();
  const remove = useAct("removeRegime", () => {
    void queries.invalidateQueries();
    done(words.regime.saved);
  });
  return (
    <Confirm
      title={words.regime.remove}
      go={words.regime.remove}
      cancel={words.cancel}
      busy={remove.isPending}
      confirm={() => remove.mutate({ params: { code: of.regime.code }, body: { authority, mark: of.mark } })}
      close={close}
    >
      <p>{words.regime.removeAsk(of.regime.name)}</p>
      <Refusal error={remove.error} />
    </Confirm>
  );
}

type Doing = { readonly what: "make" | "edit" | "end" | "remove"; readonly code: string };

function RegimeItem({
  item,
  catalogue,
  choose,
}: {
  readonly item: RegimeItemJson;
  readonly catalogue: Catalogue | undefined;
  readonly choose: (what: Doing["what"]) => void;
}): ReactNode {
  const words = useFormWords();
  const say = useSayRegime();
  const { regime, setBy, begun } = item;
  return (
    <>
      <h3>
        <Link to="/che-do/$code" params={{ code: regime.code }}>
          {regime.name}
        </Link>
      </h3>
      <Facts
        items={[
          [words.list.who, say.who(regime)],
          [words.list.periods, words.regime.kinds[regime.periods]],
          [words.list.deadline, say.deadline(regime)],
          [words.regime.approval.title, say.approval(regime)],
          [words.list.life, say.life(regime)],
          [words.list.setBy, setBy.own ? words.list.own : words.list.pack(setBy.name)],
        ]}
      />
      {catalogue === undefined || !setBy.own ? null : (
        <div className={css["tools"]}>
          <Button variant="default" size="compact-md" onClick={() => choose("edit")}>
            {words.edit}
          </Button>
          <Button variant="default" size="compact-md" onClick={() => choose("end")}>
            {words.regime.end}
          </Button>
          {begun ? null : (
            <Button variant="default" size="compact-md" onClick={() => choose("remove")}>
              {words.regime.remove}
            </Button>
          )}
        </div>
      )}
    </>
  );
}

/** The regimes that ask for a form, and making, changing and ending them. */
export function RegimePanel({
  items,
  formCode,
  formName,
  catalogue,
}: {
  readonly items: readonly RegimeItemJson[];
  readonly formCode: string;
  readonly formName: string;
  /** Undefined for who may not make any. */
  readonly catalogue: Catalogue | undefined;
}): ReactNode {
  const words = useFormWords();
  const [doing, setDoing] = useState<Doing | undefined>(undefined);
  const [told, tell] = useState("");
  const close = (): void => setDoing(undefined);
  const done: Done = (text) => {
    tell(text);
    close();
  };
  const given = { formCode, formName, done, close };
  return (
    <div className={css["stack"]}>
      {told === "" ? null : <Notice tone="done">{told}</Notice>}
      {items.length === 0 ? <p>{words.page.noRegimes}</p> : null}
      {items.map((item) => {
        const mine = doing?.code === item.regime.code ? doing.what : undefined;
        return (
          <div key={item.regime.code} className={css["stack"]}>
            {mine === "edit" && catalogue ? (
              <RegimeEditor of={item} catalogue={catalogue} {...given} />
            ) : (
              <RegimeItem
                item={item}
                catalogue={catalogue}
                choose={(what) => {
                  tell("");
                  setDoing({ what, code: item.regime.code });
                }}
              />
            )}
            {mine === "end" ? <EndDialog of={item} done={done} close={close} /> : null}
            {mine === "remove" ? <RemoveDialog of={item} done={done} close={close} /> : null}
          </div>
        );
      })}
      {catalogue === undefined ? null : doing?.what === "make" ? (
        <RegimeEditor of={undefined} catalogue={catalogue} {...given} />
      ) : (
        <div className={css["tools"]}>
          <Button
            variant="outline"
            onClick={() => {
              tell("");
              setDoing({ what: "make", code: "" });
            }}
          >
            {words.regime.make}
          </Button>
        </div>
      )}
    </div>
  );
}

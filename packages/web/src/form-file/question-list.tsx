import type { FileQuestionJson, FormFileReply } from "@kehoach/api/form-file";
import { Button } from "@mantine/core";
import { type ReactNode, useId } from "react";
import { SelectField } from "../ui/field.tsx";
import form from "../ui/form.module.css";
import css from "./form-file.module.css";
import { useFormFileWords } from "./form-file-words.ts";
import type { FormFileWork } from "./use-form-file.ts";

type Line = FormFileReply["unmatched"]["form"][number];

/** A choice among many: what is alike first, then every line of the form that the file lacks. */
function SelectQuestion({
  question,
  value,
  others,
  answer,
}: {
  readonly question: FileQuestionJson;
  readonly value: string;
  readonly others: readonly Line[];
  readonly answer: (value: string) => void;
}): ReactNode {
  const words = useFormFileWords().questions;
  const { choices, offer, kind, text, sheet, at } = question;
  const offered = new Set(choices.map((choice) => choice.answer));
  const more = kind === "line" ? others.filter(({ row }) => !offered.has(row)) : [];
  return (
    <SelectField
      label={text}
      hint={`${sheet}!${at}`}
      value={value}
      write={answer}
      choices={[
        ["", words.choose],
        ...choices.map(
          (choice) => [choice.answer, choice.answer === offer ? `${choice.label} (${words.offer})` : choice.label] as const,
        ),
        ...more.map(({ row, label }) => [row, label] as const),
      ]}
    />
  );
}

function RadioQuestion({
  question,
  value,
  answer,
}: {
  readonly question: FileQuestionJson;
  readonly value: string;
  readonly answer: (value: string) => void;
}): ReactNode {
  const words = useFormFileWords().questions;
  const id = useId();
  const { text, choices, examples, offer, optional, kind } = question;
  // Their own words name the examples.
  const isTold = kind === "marks" || kind === "dash";
  return (
    <fieldset className={form["group"]}>
      <legend className={form["legend"]}>
        {text}
        {optional ? <span className={css["soft"]}> ({words.optional})</span> : null}
      </legend>
      {isTold || examples.length === 0 ? null : (
        <p className={css["soft"]}>
          {words.examples}: {examples.map((one) => `“${one.text}” (${one.at})`).join(", ")}
        </p>
      )}
      {choices.map((choice) => (
        <div key={choice.answer} className={form["choice"]}>
          <input
            id={`${id}-${choice.answer}`}
            type="radio"
            name={id}
            checked={value === choice.answer}
            onChange={() => answer(choice.answer)}
          />
          <label htmlFor={`${id}-${choice.answer}`}>
            {choice.label}
            {choice.answer === offer ? <span className={css["soft"]}> ({words.offer})</span> : null}
          </label>
        </div>
      ))}
    </fieldset>
  );
}

/** Everything a person has to say of a file, and what he has said. */
export function QuestionList({ work, reply }: { readonly work: FormFileWork; readonly reply: FormFileReply }): ReactNode {
  const words = useFormFileWords().questions;
  const { asked, answers, looked } = work.state;
  if (asked.length === 0) return null;
  const isOpen = ({ id }: FileQuestionJson): boolean => looked[id] === undefined;
  const open = asked.filter(isOpen);
  const offers = open.filter(
    ({ id, kind, offer }) => (kind === "line" || kind === "column") && offer !== null && answers[id] === undefined,
  );
  const show = (question: FileQuestionJson): ReactNode => {
    const shared = {
      question,
      value: answers[question.id] ?? "",
      answer: (value: string) => work.answer({ [question.id]: value }),
    };
    return (
      <li key={question.id}>
        {question.kind === "line" || question.kind === "column" ? (
          <SelectQuestion {...shared} others={reply.unmatched.form} />
        ) : (
          <RadioQuestion {...shared} />
        )}
      </li>
    );
  };
  return (
    <div className={css["questions"]}>
      {open.length === 0 ? null : (
        <>
          <h3>{words.title(open.length)}</h3>
          <p className={css["soft"]}>{words.lead}</p>
          {offers.length < 2 ? null : (
            <div>
              <Button
                variant="outline"
                size="compact-md"
                onClick={() => work.answer(Object.fromEntries(offers.map(({ id, offer }) => [id, offer ?? ""])))}
              >
                {words.useOffers(offers.length)}
              </Button>
            </div>
          )}
          <ul>{open.map(show)}</ul>
        </>
      )}
      {open.length === asked.length ? null : (
        <details>
          <summary>{words.answered}</summary>
          <ul>{asked.filter((question) => !isOpen(question)).map(show)}</ul>
        </details>
      )}
    </div>
  );
}

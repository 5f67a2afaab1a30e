import { type ComponentProps, type ReactNode, useId } from "react";
import css from "./form.module.css";

type Told = {
  readonly label: string;
  readonly hint?: ReactNode;
  /** A hint that stands under the control, so that controls side by side stay on one line. */
  readonly below?: ReactNode;
  /** Why what stands here can not be taken. */
  readonly wrong?: ReactNode;
};

type Tied = { readonly id: string; readonly "aria-describedby": string | undefined; readonly "aria-invalid": boolean };

/** A label, what is asked for, and what is wrong, tied to the control that `children` makes. */
export function Field({
  label,
  hint,
  below,
  wrong,
  children,
}: Told & { readonly children: (tied: Tied) => ReactNode }): ReactNode {
  const id = useId();
  const about = [hint ? `${id}-hint` : "", below ? `${id}-below` : "", wrong ? `${id}-wrong` : ""].filter(Boolean).join(" ");
  return (
    <div className={css["field"]}>
      <label htmlFor={id}>{label}</label>
      {hint ? (
        <div id={`${id}-hint`} className={css["hint"]}>
          {hint}
        </div>
      ) : null}
      {children({ id, "aria-describedby": about === "" ? undefined : about, "aria-invalid": Boolean(wrong) })}
      {below ? (
        <div id={`${id}-below`} className={css["hint"]}>
          {below}
        </div>
      ) : null}
      {wrong ? (
        <div id={`${id}-wrong`} className={css["wrong"]}>
          {wrong}
        </div>
      ) : null}
    </div>
  );
}

type Sized = { readonly size?: "short" | "code" };

/** A line of text. `write` gets what stands in it. */
export function TextField({
  label,
  hint,
  below,
  wrong,
  size,
  write,
  ...input
}: Told &
  Sized & { readonly value: string; readonly write: (text: string) => void } & Omit<
    ComponentProps<"input">,
    "id" | "value" | "size" | "onChange" | "className"
  >): ReactNode {
  return (
    <Field label={label} hint={hint} below={below} wrong={wrong}>
      {(tied) => (
        <input
          type="text"
          {...input}
          {...tied}
          className={`${css["input"]} ${size === undefined ? "" : css[size]}`}
          onChange={(event) => write(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}

/** Several lines of text. */
export function LongField({
  label,
  hint,
  below,
  wrong,
  write,
  ...area
}: Told & {
  readonly value: string;
  readonly write: (text: string) => void;
  readonly maxLength?: number;
  readonly rows?: number;
}): ReactNode {
  return (
    <Field label={label} hint={hint} below={below} wrong={wrong}>
      {(tied) => (
        <textarea rows={2} {...area} {...tied} className={css["input"]} onChange={(event) => write(event.currentTarget.value)} />
      )}
    </Field>
  );
}

/** A choice that lies below others: the list of a browser knows no indent but letters. */
export function indent(text: string, depth: number): string {
  return "\u2003".repeat(depth) + text;
}

/** One of some choices. */
export function SelectField({
  label,
  hint,
  below,
  wrong,
  value,
  choices,
  write,
}: Told & {
  readonly value: string;
  readonly choices: readonly (readonly [string, string])[];
  readonly write: (value: string) => void;
}): ReactNode {
  return (
    <Field label={label} hint={hint} below={below} wrong={wrong}>
      {(tied) => (
        <select {...tied} className={css["input"]} value={value} onChange={(event) => write(event.currentTarget.value)}>
          {choices.map(([key, text]) => (
            <option key={key} value={key}>
              {text}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

/** Yes or no. */
export function CheckField({
  label,
  hint,
  checked,
  write,
}: {
  readonly label: ReactNode;
  readonly hint?: string;
  readonly checked: boolean;
  readonly write: (checked: boolean) => void;
}): ReactNode {
  const id = useId();
  return (
    <div className={css["choice"]}>
      <input
        id={id}
        type="checkbox"
        checked={checked}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        onChange={(event) => write(event.currentTarget.checked)}
      />
      <label htmlFor={id}>{label}</label>
      {hint === undefined ? null : (
        <span id={`${id}-hint`} className={css["hint"]}>
          {hint}
        </span>
      )}
    </div>
  );
}

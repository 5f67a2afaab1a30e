import { ApiRefusal } from "@kehoach/api/client";
import type { ReactNode } from "react";
import { showTime } from "../ui/moment.ts";
import { Notice } from "../ui/notice.tsx";
import { useWords } from "./language.tsx";
import { reasonsOf } from "./reasons.ts";
import { LaterRefusal } from "./send.ts";

/** Whether something was refused for this reason. */
export function isRefused(error: Error | null, code: string): boolean {
  return reasonsOf(error).some((reason) => reason.code === code);
}

/** What is said of one field, so that it may stand at it. */
export function wrongAt(error: Error | null, ...fields: readonly string[]): ReactNode {
  const found = reasonsOf(error).filter(({ parameter }) => parameter !== undefined && fields.includes(parameter));
  return found.length === 0 ? undefined : found.map(({ detail }) => detail).join(" ");
}

/**
 * Why something was not done, in the words of the server; or that there was no answer. `except` names the fields that say
 * their own part.
 */
export function Refusal({
  error,
  except = [],
  children,
}: {
  readonly error: Error | null;
  readonly except?: readonly string[];
  readonly children?: ReactNode;
}): ReactNode {
  const words = useWords();
  if (error === null) return null;
  if (!(error instanceof ApiRefusal)) return <Notice tone="refused">{words.errors.network}</Notice>;
  const rest = reasonsOf(error).filter(({ parameter }) => parameter === undefined || !except.includes(parameter));
  if (rest.length === 0) return null;
  return (
    <Notice tone="refused">
      <strong>{error.problem.title}</strong>
      {rest.length === 1 ? (
        <p>{rest[0]?.detail}</p>
      ) : (
        <ul>
          {rest.map(({ code, detail }) => (
            <li key={`${code} ${detail}`}>{detail}</li>
          ))}
        </ul>
      )}
      {error instanceof LaterRefusal ? <p>{words.errors.retryAt(showTime(error.retryAt))}</p> : null}
      {children}
    </Notice>
  );
}

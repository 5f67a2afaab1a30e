import { type ReactNode, useEffect, useRef } from "react";
import { CopyText } from "../ui/copy-text.tsx";
import { Notice } from "../ui/notice.tsx";
import css from "./user.module.css";
import { useUserWords } from "./user-words.ts";

/** A link that sets a password, this once. */
export function LinkPanel({
  link,
  email,
  children,
}: {
  readonly link: { readonly url: string; readonly mailed: boolean };
  readonly email: string;
  readonly children?: ReactNode;
}): ReactNode {
  const words = useUserWords();
  const head = useRef<HTMLDivElement>(null);
  // It stands where a form or a dialog was, and is shown once: whoever went on by a key goes on from it.
  useEffect(() => head.current?.focus(), []);
  return (
    <div ref={head} tabIndex={-1} className={css["link"]}>
      <Notice tone="mind">
        {children}
        <CopyText label={words.link} hint={words.linkOnce} text={link.url} words={words.linkCopy} />
        {link.mailed ? <p>{words.linkMailed(email)}</p> : null}
      </Notice>
    </div>
  );
}

import type { ReactNode } from "react";
import { CopyText } from "../ui/copy-text.tsx";
import { Notice } from "../ui/notice.tsx";
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
  return (
    <Notice tone="mind">
      {children}
      <CopyText label={words.link} hint={words.linkOnce} text={link.url} words={words.linkCopy} />
      {link.mailed ? <p>{words.linkMailed(email)}</p> : null}
    </Notice>
  );
}

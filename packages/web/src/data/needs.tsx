import type { Action } from "@kehoach/core/access/action";
import { Navigate } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { Page } from "../ui/page.tsx";
import { Failed, Loading } from "../ui/state.tsx";
import { useAsker } from "./asker.ts";
import { useWords } from "./language.tsx";
import { useReturnAddress } from "./return-address.ts";
import { isKnown } from "./sign-in-gate.ts";

/** To sign-in, once: the address asked for is that of the page left, not of the one on the way. */
function ToSignIn(): ReactNode {
  const [ve] = useState(useReturnAddress());
  return <Navigate to="/dang-nhap" search={{ loi: "SIGN_IN_NEEDED", ...(ve === undefined ? {} : { ve }) }} replace />;
}

/**
 * A page only for who may do something. A visitor is led to sign-in; whoever has signed in and may not, is told so. Somebody whose
 * session ended here keeps his page: what he typed is on it, and its next question asks him to sign in.
 */
export function Needs({
  action,
  children,
}: {
  /** Left out: having signed in is enough. */
  readonly action?: Action;
  readonly children: ReactNode;
}): ReactNode {
  const words = useWords();
  const asker = useAsker();
  const isLeft = asker.user === undefined && isKnown();
  if (isLeft || (asker.user !== undefined && (action === undefined || asker.may(action)))) return children;
  if (asker.user !== undefined)
    return (
      <Page title={words.asker.refusedTitle} site={words.site}>
        <p>{words.asker.refused(asker.user.name)}</p>
      </Page>
    );
  if (asker.isKnown) return <ToSignIn />;
  if (asker.error !== null)
    return <Failed title={words.errors.title} detail={words.errors.network} retryLabel={words.retry} retry={asker.refetch} />;
  return <Loading label={words.loading} />;
}

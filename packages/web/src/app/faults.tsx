import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useWords } from "../data/language.tsx";
import { Page } from "../ui/page.tsx";
import { Failed } from "../ui/state.tsx";

/** An address that leads nowhere. */
export function NotFound(): ReactNode {
  const words = useWords();
  return (
    <Page title={words.errors.notFoundTitle} site={words.site} lead={words.errors.notFound}>
      <p>
        <Link to="/">{words.home}</Link>
      </p>
    </Page>
  );
}

/** A page that could not be drawn; the frame around it stands. */
export function Crashed({ reset }: { readonly reset: () => void }): ReactNode {
  const words = useWords();
  return <Failed title={words.errors.crashTitle} detail={words.errors.crash} retryLabel={words.retry} retry={reset} />;
}

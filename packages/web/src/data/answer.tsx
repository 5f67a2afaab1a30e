import { ApiRefusal } from "@kehoach/api/client";
import type { UseQueryResult } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { Page, useIsOnPage } from "../ui/page.tsx";
import { Failed, Loading } from "../ui/state.tsx";
import { useWords } from "./language.tsx";
import { useReturnAddress } from "./return-address.ts";

/** Shows the answer to a question, or that it is on the way, or why there is none. `choose` turns a candidate of a refusal into a link. */
export function Answer<T>({
  question,
  choose,
  rows,
  children,
}: {
  readonly question: UseQueryResult<T>;
  readonly choose?: (code: string, name: string) => ReactNode;
  readonly rows?: number;
  readonly children: (answer: T) => ReactNode;
}): ReactNode {
  const words = useWords();
  const ve = useReturnAddress();
  const isOnPage = useIsOnPage();
  if (question.data !== undefined) return children(question.data);
  if (question.error !== null) {
    const problem = question.error instanceof ApiRefusal ? question.error.problem : undefined;
    const title = problem?.title ?? words.errors.title;
    // What is not there will not be there the next time either.
    const isNowhere = problem?.status === 404;
    const failed = (
      <Failed
        {...(isOnPage ? { title } : {})}
        detail={problem?.detail ?? words.errors.network}
        retryLabel={words.retry}
        retry={isNowhere ? undefined : () => void question.refetch()}
      >
        {/* A fault is looked up in the log of the server by it. */}
        {problem?.id === undefined ? null : <code>{problem.id}</code>}
        {problem?.code === "SIGN_IN_NEEDED" ? (
          <Link to="/dang-nhap" search={{ loi: "SIGN_IN_NEEDED", ...(ve === undefined ? {} : { ve }) }}>
            {words.asker.signIn}
          </Link>
        ) : null}
        {problem?.candidates?.length && choose ? (
          <>
            <p>{words.errors.candidates}</p>
            <ul>
              {problem.candidates.map((one) => (
                <li key={one.code}>
                  {choose(one.code, one.name)}
                  {one.detail ? `, ${one.detail}` : ""}
                </li>
              ))}
            </ul>
          </>
        ) : null}
        {isNowhere ? <Link to="/">{words.home}</Link> : null}
      </Failed>
    );
    // A whole page that can not be shown is still called something.
    return isOnPage ? (
      failed
    ) : (
      <Page title={title} site={words.site}>
        {failed}
      </Page>
    );
  }
  return <Loading label={words.loading} {...(rows === undefined ? {} : { rows })} />;
}

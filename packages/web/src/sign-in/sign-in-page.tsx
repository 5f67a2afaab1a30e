import { Button } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { useAddress } from "../data/address.ts";
import { useOwnWords, useWords } from "../data/language.tsx";
import { toReturn } from "../data/return-to.ts";
import { useReturnedRefusal } from "../data/returned-refusal.tsx";
import form from "../ui/form.module.css";
import { Notice } from "../ui/notice.tsx";
import { Page } from "../ui/page.tsx";
import { CodeForm } from "./code-form.tsx";
import { useSession } from "./methods.ts";
import { OidcButton } from "./oidc-button.tsx";
import { PasswordForm } from "./password-form.tsx";
import { SIGN_IN_WORDS } from "./sign-in-words.ts";

/** What brought the reader here: a refusal of the organisation's sign-in, something done, a page that needs it. */
function Reason(): ReactNode {
  const words = useOwnWords(SIGN_IN_WORDS);
  const refused = useReturnedRefusal();
  const { loi, xong } = useAddress();
  if (refused !== undefined) return refused;
  if (xong === "mat-khau") return <Notice tone="done">{words.doneReset}</Notice>;
  if (xong === "moi-noi") return <Notice tone="done">{words.doneChange}</Notice>;
  if (xong === "dang-xuat") return <Notice tone="done">{words.doneSignOut}</Notice>;
  return loi === "SIGN_IN_NEEDED" ? <Notice tone="mind">{words.needed}</Notice> : null;
}

/** The door: name and password, the second step, or the sign-in of the organisation; then back to where one came from. */
export function SignInPage(): ReactNode {
  const words = useOwnWords(SIGN_IN_WORDS);
  const { site } = useWords();
  const { ve, lang } = useAddress();
  const { history } = useRouter();
  const queries = useQueryClient();
  const session = useSession();
  const [step, setStep] = useState<"password" | "code">("password");
  // Who wanted nothing in particular begins with what he has to do; the page leads those on who have nothing.
  const returnTo =
    ve === undefined ? `/viec?xong=dang-nhap${lang === "en" ? "&lang=en" : ""}` : toReturn(ve, window.location.origin);
  const done = (): void => {
    // What was answered to a visitor is no answer to whoever has signed in.
    void queries.resetQueries();
    history.replace(returnTo);
  };
  const signedIn = session.data?.signedIn ? session.data.user : undefined;
  const oidc = session.data?.methods.oidc;
  return (
    <Page title={step === "code" ? words.codeTitle : words.title} site={site} {...(step === "code" ? {} : { lead: words.lead })}>
      <Reason />
      {signedIn !== undefined ? (
        <Notice tone="done">
          <p>{words.already(signedIn.name)}</p>
          <Button variant="outline" onClick={() => history.replace(returnTo)}>
            {words.goOn}
          </Button>
        </Notice>
      ) : null}
      {step === "code" ? (
        <CodeForm done={done} back={() => setStep("password")} />
      ) : (
        <div className={form["stack"]}>
          <PasswordForm fixed={undefined} next={(next) => (next === "code" ? setStep("code") : done())} />
          {oidc == null ? null : <OidcButton name={oidc} returnTo={returnTo} />}
        </div>
      )}
    </Page>
  );
}

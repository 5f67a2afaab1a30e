import type { PasswordLinkReply } from "@kehoach/api/account";
import { ApiRefusal } from "@kehoach/api/client";
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { type FormEvent, type ReactNode, useState } from "react";
import { useAddress } from "../data/address.ts";
import { Answer } from "../data/answer.tsx";
import { useLanguage, useOwnWords, useWords } from "../data/language.tsx";
import { isFit, NewPasswordFields, NO_PASSWORD } from "../data/new-password.tsx";
import { isRefused, Refusal } from "../data/refusal.tsx";
import { send } from "../data/send.ts";
import { useSend } from "../data/use-send.ts";
import form from "../ui/form.module.css";
import { Notice } from "../ui/notice.tsx";
import { Page } from "../ui/page.tsx";
import { SIGN_IN_WORDS } from "./sign-in-words.ts";

/** What to do about a link that is no more. */
function Expired({ error }: { readonly error: Error }): ReactNode {
  const words = useOwnWords(SIGN_IN_WORDS);
  return (
    <Refusal error={error}>
      <p>{words.expiredAdmin}</p>
      <Link to="/quen-mat-khau">{words.expiredMail}</Link>
    </Refusal>
  );
}

function ResetForm({ token, whose }: { readonly token: string; readonly whose: PasswordLinkReply }): ReactNode {
  const words = useOwnWords(SIGN_IN_WORDS);
  const navigate = useNavigate();
  const [value, setValue] = useState(NO_PASSWORD);
  const [pressed, setPressed] = useState(false);
  const reset = useSend<{ token: string; password: string }, unknown>("/api/auth/password/reset", {
    done: () => void navigate({ to: "/dang-nhap", search: { xong: "mat-khau" }, replace: true }),
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setPressed(true);
    if (isFit(value, whose) && !reset.isPending) reset.mutate({ token, password: value.text });
  };
  return (
    <form className={form["form"]} onSubmit={submit} noValidate>
      <p>{words.resetLead(whose.name, whose.username)}</p>
      {/* Tells the browser's keeper of passwords whose it is. */}
      <input type="text" name="username" autoComplete="username" value={whose.username} readOnly hidden />
      <NewPasswordFields value={value} whose={whose} pressed={pressed} write={setValue} />
      {isRefused(reset.error, "LINK_EXPIRED") && reset.error !== null ? (
        <Expired error={reset.error} />
      ) : (
        <Refusal error={reset.error} />
      )}
      <div className={form["actions"]}>
        <Button type="submit" size="md" loading={reset.isPending}>
          {words.resetGo}
        </Button>
      </div>
    </form>
  );
}

/** The page of a one-time link: the first password of somebody invited, or a new one for who lost his. */
export function ResetPage(): ReactNode {
  const words = useOwnWords(SIGN_IN_WORDS);
  const language = useLanguage();
  const { site } = useWords();
  const { token } = useAddress();
  const link = useQuery({
    queryKey: ["password-link", token, language],
    queryFn: ({ signal }) => send<PasswordLinkReply>("/api/auth/password/link", { token }, { language, signal }),
    enabled: token !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <Page title={words.resetTitle} site={site}>
      {token === undefined ? (
        <Notice tone="refused">
          <p>{words.resetNoToken}</p>
          <Link to="/quen-mat-khau">{words.expiredMail}</Link>
        </Notice>
      ) : link.error instanceof ApiRefusal && link.data === undefined ? (
        <Expired error={link.error} />
      ) : (
        <Answer question={link} rows={3}>
          {(whose) => <ResetForm token={token} whose={whose} />}
        </Answer>
      )}
      <p>
        <Link to="/dang-nhap">{words.toSignIn}</Link>
      </p>
    </Page>
  );
}

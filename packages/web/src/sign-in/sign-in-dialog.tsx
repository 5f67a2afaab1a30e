import { ask } from "@kehoach/api/client";
import { Button } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { useLanguage, useOwnWords } from "../data/language.tsx";
import { Refusal } from "../data/refusal.tsx";
import { closeGate, type Gate } from "../data/sign-in-gate.ts";
import { Dialog } from "../ui/dialog.tsx";
import form from "../ui/form.module.css";
import { Notice } from "../ui/notice.tsx";
import { CodeForm } from "./code-form.tsx";
import { PasswordForm } from "./password-form.tsx";
import { SIGN_IN_WORDS } from "./sign-in-words.ts";

/** The session ended while somebody worked: he signs in over the page, nothing on it is lost, and what was asked goes on. */
export function SignInDialog({ gate }: { readonly gate: Gate }): ReactNode {
  const words = useOwnWords(SIGN_IN_WORDS);
  const language = useLanguage();
  const queries = useQueryClient();
  const [step, setStep] = useState<"password" | "code">("password");
  const { known } = gate;
  const done = (): void => {
    void queries.invalidateQueries({ queryKey: ["me"] });
    closeGate(true);
  };
  // Those who sign in at their organisation do so in another tab, where this page does not have to be left.
  const look = useMutation({
    mutationFn: () => ask("me", {}, {}, { language }),
    onSuccess: ({ user }) => {
      if (user !== null && (known === undefined || user.username === known.username)) done();
    },
  });
  const other = look.data?.user;
  return (
    <Dialog title={words.overTitle} close={() => closeGate(false)}>
      <p>{known === undefined ? words.overNobody : words.over(known.name)}</p>
      {step === "code" ? (
        <CodeForm done={done} back={() => setStep("password")} />
      ) : (
        <PasswordForm fixed={known?.username} next={(next) => (next === "code" ? setStep("code") : done())}>
          <Button variant="default" size="md" onClick={() => closeGate(false)}>
            {words.notNow}
          </Button>
        </PasswordForm>
      )}
      {look.isSuccess && other == null ? <Notice tone="mind">{words.elsewhereNot}</Notice> : null}
      {other != null && known !== undefined && other.username !== known.username ? (
        <Notice tone="mind">{words.otherUser(other.name)}</Notice>
      ) : null}
      <Refusal error={look.error} />
      <div className={form["actions"]}>
        <a href="/dang-nhap" target="_blank" rel="noopener">
          {words.elsewhere}
        </a>
        <button type="button" className={form["link"]} onClick={() => look.mutate()}>
          {words.elsewhereDone}
        </button>
      </div>
    </Dialog>
  );
}

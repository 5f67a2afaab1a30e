import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { useOwnWords } from "../data/language.tsx";
import { Refusal } from "../data/refusal.tsx";
import { useSend } from "../data/use-send.ts";
import form from "../ui/form.module.css";
import { SIGN_IN_WORDS } from "./sign-in-words.ts";

/** Away to the sign-in of the organisation, and back to `returnTo`. */
export function OidcButton({ name, returnTo }: { readonly name: string; readonly returnTo: string }): ReactNode {
  const words = useOwnWords(SIGN_IN_WORDS);
  const start = useSend<{ returnTo: string }, { url: string }>("/api/auth/oidc/start", {
    done: ({ url }) => window.location.assign(url),
  });
  return (
    <div className={form["form"]}>
      <p className={form["or"]}>{words.or}</p>
      <Refusal error={start.error} />
      <Button variant="outline" size="md" loading={start.isPending || start.isSuccess} onClick={() => start.mutate({ returnTo })}>
        {words.oidc(name)}
      </Button>
    </div>
  );
}

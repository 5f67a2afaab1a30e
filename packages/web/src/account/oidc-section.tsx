import { Button } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { useAddress } from "../data/address.ts";
import { useReturnedRefusal } from "../data/returned-refusal.tsx";
import form from "../ui/form.module.css";
import { Notice } from "../ui/notice.tsx";
import { Section } from "../ui/page.tsx";
import { useAccountWords } from "./account-words.ts";
import { Proof } from "./proof.tsx";

/** What came of going to the organisation to link this account. */
export function LinkOutcome({ name }: { readonly name: string }): ReactNode {
  const { oidc: words } = useAccountWords();
  const { xong } = useAddress();
  const refused = useReturnedRefusal();
  if (refused !== undefined) return refused;
  return xong === "lien-ket" ? <Notice tone="done">{words.done(name)}</Notice> : null;
}

/** Signing in at one's organisation: linked or not. */
export function OidcSection({ name, linked }: { readonly name: string; readonly linked: boolean }): ReactNode {
  const { oidc: words } = useAccountWords();
  const queries = useQueryClient();
  const [asking, setAsking] = useState(false);
  const close = (): void => setAsking(false);
  return (
    <Section title={words.title(name)}>
      <p className={form["hint"]}>{linked ? words.linked(name) : words.unlinked(name)}</p>
      <div className={form["actions"]}>
        <Button variant="outline" onClick={() => setAsking(true)}>
          {linked ? words.unlink : words.link}
        </Button>
      </div>
      {!asking ? null : linked ? (
        <Proof
          path="/api/auth/oidc/unlink"
          title={words.unlinkTitle(name)}
          lead={words.unlinkLead(name)}
          go={words.unlink}
          close={close}
          done={() => {
            void queries.invalidateQueries({ queryKey: ["account"] });
            close();
          }}
        />
      ) : (
        <Proof<{ url: string }>
          path="/api/auth/oidc/link"
          title={words.linkTitle(name)}
          lead={words.linkLead(name)}
          go={words.link}
          close={close}
          done={({ url }) => window.location.assign(url)}
        />
      )}
    </Section>
  );
}

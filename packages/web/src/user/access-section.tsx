import type { ActReply } from "@kehoach/api/client";
import { Button } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { useAsker } from "../data/asker.ts";
import form from "../ui/form.module.css";
import { Notice } from "../ui/notice.tsx";
import { Section } from "../ui/page.tsx";
import { LinkPanel } from "./link-panel.tsx";
import { ResetDialog } from "./reset-dialog.tsx";
import { StateDialog } from "./state-dialog.tsx";
import { SubjectForm } from "./subject-form.tsx";
import { useUserWords } from "./user-words.ts";
import type { UserAnswer, Ward } from "./ward.ts";

/** How somebody gets in: a new password, shut out or not, the sign-in of the organisation. */
export function AccessSection({ ward, user }: { readonly ward: Ward; readonly user: UserAnswer["user"] }): ReactNode {
  const { one: words } = useUserWords();
  const { signIn } = useAsker();
  const [asking, setAsking] = useState<"reset" | "disable" | "enable" | undefined>(undefined);
  const [link, setLink] = useState<ActReply<"resetUser">["link"] | undefined>(undefined);
  const [told, setTold] = useState("");
  const close = (): void => setAsking(undefined);
  const isDisabled = user.state === "disabled";
  return (
    <Section title={words.access}>
      {told === "" ? null : <Notice tone="done">{told}</Notice>}
      {link === undefined ? null : <LinkPanel link={link} email={user.email} />}
      <div className={form["actions"]}>
        {isDisabled ? null : (
          <Button variant="outline" onClick={() => setAsking("reset")}>
            {words.reset}
          </Button>
        )}
        <Button variant="outline" onClick={() => setAsking(isDisabled ? "enable" : "disable")}>
          {isDisabled ? words.enable : words.disable}
        </Button>
      </div>
      {signIn?.oidc == null ? null : <SubjectForm ward={ward} provider={signIn.oidc} />}
      {asking === "reset" ? (
        <ResetDialog
          ward={ward}
          close={close}
          done={(made) => {
            setLink(made);
            close();
          }}
        />
      ) : asking === undefined ? null : (
        <StateDialog
          ward={ward}
          to={asking}
          close={close}
          done={() => {
            setTold(asking === "disable" ? words.disabledDone : words.enabledDone);
            setLink(undefined);
            close();
          }}
        />
      )}
    </Section>
  );
}

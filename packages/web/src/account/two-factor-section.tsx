import type { StartTwoFactorReply } from "@kehoach/api/account";
import { Button } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import form from "../ui/form.module.css";
import { Notice } from "../ui/notice.tsx";
import { Section } from "../ui/page.tsx";
import { useAccountWords } from "./account-words.ts";
import { BackupCodes } from "./backup-codes.tsx";
import { Proof } from "./proof.tsx";
import { TwoFactorSetup } from "./two-factor-setup.tsx";

type Stage =
  | { readonly at: "rest"; readonly told?: string }
  | { readonly at: "start" | "stop" | "renew" }
  | { readonly at: "setup"; readonly started: StartTwoFactorReply }
  | { readonly at: "codes"; readonly codes: readonly string[]; readonly told?: string };

/** The second step of signing in: on, off, new backup codes. */
export function TwoFactorSection({ username, isOn }: { readonly username: string; readonly isOn: boolean }): ReactNode {
  const { code: words } = useAccountWords();
  const queries = useQueryClient();
  const [stage, setStage] = useState<Stage>({ at: "rest" });
  const rest = (): void => setStage({ at: "rest" });
  const refresh = (): void => {
    void queries.invalidateQueries({ queryKey: ["account"] });
    void queries.invalidateQueries({ queryKey: ["me"] });
  };
  const told = "told" in stage ? stage.told : undefined;
  return (
    <Section title={words.title}>
      <p className={form["hint"]}>{isOn ? words.on : words.off}</p>
      {told === undefined ? null : <Notice tone="done">{told}</Notice>}
      {stage.at === "setup" ? (
        <TwoFactorSetup
          started={stage.started}
          close={rest}
          done={() => {
            refresh();
            setStage({ at: "codes", codes: stage.started.backupCodes, told: words.done });
          }}
        />
      ) : stage.at === "codes" ? (
        <BackupCodes username={username} codes={stage.codes} close={rest} />
      ) : (
        <div className={form["actions"]}>
          {isOn ? (
            <>
              <Button variant="outline" onClick={() => setStage({ at: "renew" })}>
                {words.newBackup}
              </Button>
              <Button variant="outline" onClick={() => setStage({ at: "stop" })}>
                {words.turnOff}
              </Button>
            </>
          ) : (
            <Button variant="outline" onClick={() => setStage({ at: "start" })}>
              {words.turnOn}
            </Button>
          )}
        </div>
      )}
      {stage.at === "start" ? (
        <Proof<StartTwoFactorReply>
          path="/api/auth/two-factor/start"
          title={words.turnOn}
          lead={words.startLead}
          go={words.begin}
          close={rest}
          done={(started) => setStage({ at: "setup", started })}
        />
      ) : stage.at === "stop" ? (
        <Proof
          path="/api/auth/two-factor/stop"
          title={words.stopTitle}
          lead={words.stopLead}
          go={words.turnOff}
          close={rest}
          done={() => {
            refresh();
            setStage({ at: "rest", told: words.stopped });
          }}
        />
      ) : stage.at === "renew" ? (
        <Proof<{ backupCodes: readonly string[] }>
          path="/api/auth/two-factor/backup-codes"
          title={words.renewTitle}
          lead={words.renewLead}
          go={words.renew}
          close={rest}
          done={({ backupCodes }) => setStage({ at: "codes", codes: backupCodes })}
        />
      ) : null}
    </Section>
  );
}

import type { Reply } from "@kehoach/api/client";
import type { ReactNode } from "react";
import { Answer } from "../data/answer.tsx";
import { useOwnWords, useWords } from "../data/language.tsx";
import { Needs } from "../data/needs.tsx";
import { useQuestion } from "../data/question.ts";
import form from "../ui/form.module.css";
import { showMoment } from "../ui/moment.ts";
import { Notice } from "../ui/notice.tsx";
import { Page, Section } from "../ui/page.tsx";
import { showSize } from "../ui/size-text.ts";
import { Empty } from "../ui/state.tsx";
import { Table } from "../ui/table.tsx";
import { toAgo } from "./ago.ts";
import css from "./backup.module.css";
import { BACKUP_WORDS, type BackupWords } from "./backup-words.ts";

type Backups = Reply<"backups">;
type File = Backups["files"][number];

function useBackupWords(): BackupWords {
  return useOwnWords<BackupWords>(BACKUP_WORDS);
}

/** What matters first: how old the last good backup is. */
function Health({ backups }: { readonly backups: Backups }): ReactNode {
  const words = useBackupWords();
  const { lastSuccess, lastFailure, overdue, runningSince, dailyAt, keep } = backups;
  const ago = lastSuccess === null ? undefined : toAgo(lastSuccess.at, new Date());
  return (
    <section className={css["health"]}>
      <div>
        <h2 className={css["name"]}>{words.success}</h2>
        <p className={`${css["big"]} ${overdue || lastSuccess === null ? css["late"] : ""}`}>
          {ago === undefined ? words.never : words.ago(ago.amount, ago.unit)}
        </p>
        {lastSuccess === null ? null : (
          <p>
            {showMoment(lastSuccess.at)}, {showSize(lastSuccess.bytes)}
          </p>
        )}
        <p className={form["hint"]}>{dailyAt === null ? words.noSchedule : words.schedule(dailyAt, keep)}</p>
      </div>
      {runningSince === null ? null : <Notice tone="mind">{words.running(showMoment(runningSince))}</Notice>}
      {overdue ? (
        <Notice tone="refused">
          <p>{lastSuccess === null ? words.neverDone : words.overdue}</p>
        </Notice>
      ) : null}
      {lastFailure === null ? null : (
        <Notice tone="mind">
          <strong>
            {words.failure}: {showMoment(lastFailure.at)}
          </strong>
          <p>{lastFailure.detail}</p>
          {lastSuccess !== null && lastSuccess.at > lastFailure.at ? <p>{words.failureOlder}</p> : null}
        </Notice>
      )}
    </section>
  );
}

function Files({ backups }: { readonly backups: Backups }): ReactNode {
  const words = useBackupWords();
  return (
    <Section title={words.files}>
      <p>
        {words.folder}: <code className={css["code"]}>{backups.folder}</code>
      </p>
      {backups.files.length === 0 ? (
        <Empty>{words.empty}</Empty>
      ) : (
        <Table<File>
          caption={words.files}
          rows={backups.files}
          rowKey={(file) => file.name}
          columns={[
            { key: "at", head: words.at, lead: true, nowrap: true, cell: (file) => showMoment(file.at) },
            { key: "size", head: words.size, align: "right", nowrap: true, cell: (file) => showSize(file.bytes) },
            { key: "by", head: words.by, cell: (file) => words.bys[file.by ?? "none"] },
            {
              key: "name",
              head: words.name,
              cell: (file) => (
                <span className={css["code"]} data-wide="true">
                  {file.name}
                </span>
              ),
            },
          ]}
        />
      )}
    </Section>
  );
}

/** The commands, with the newest file of this very installation in them. */
function Commands({ backups }: { readonly backups: Backups }): ReactNode {
  const words = useBackupWords();
  const file = `${backups.folder}/${backups.files[0]?.name ?? "kehoach-….tar.zst"}`;
  const steps = [
    [words.makeNow, "npx kehoach backup"],
    [words.check, `npx kehoach verify ${file}`],
    [words.restore, `KEHOACH_DATA=/srv/kehoach-moi npx kehoach restore ${file}`],
  ] as const;
  return (
    <Section title={words.how}>
      <p className={form["hint"]}>{words.howLead}</p>
      <dl className={css["commands"]}>
        {steps.map(([what, command]) => (
          <div key={command}>
            <dt>{what}</dt>
            <dd>
              <code>{command}</code>
            </dd>
          </div>
        ))}
      </dl>
      <p className={form["hint"]}>{words.after}</p>
    </Section>
  );
}

function All(): ReactNode {
  const words = useBackupWords();
  const { site, asker } = useWords();
  const question = useQuestion("backups", {}, {});
  return (
    <Page title={words.title} site={site} over={asker.admin}>
      <Answer question={question}>
        {(backups) => (
          <>
            <Health backups={backups} />
            <Files backups={backups} />
            <Commands backups={backups} />
          </>
        )}
      </Answer>
    </Page>
  );
}

/** Whether what is here would survive the loss of the server. */
export function BackupPage(): ReactNode {
  return (
    <Needs action="backup.read">
      <All />
    </Needs>
  );
}

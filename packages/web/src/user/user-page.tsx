import { Link, useParams } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { Answer } from "../data/answer.tsx";
import { useAsker } from "../data/asker.ts";
import { useWords } from "../data/language.tsx";
import { Needs } from "../data/needs.tsx";
import { useAsked, useQuestion } from "../data/question.ts";
import { showMoment } from "../ui/moment.ts";
import { Notice } from "../ui/notice.tsx";
import { Page } from "../ui/page.tsx";
import { AccessSection } from "./access-section.tsx";
import { DetailsSection } from "./details-section.tsx";
import { DutySection } from "./duty-section.tsx";
import { HandoverSection } from "./handover-section.tsx";
import { LendSection } from "./lend-section.tsx";
import css from "./user.module.css";
import { useUserWords } from "./user-words.ts";
import type { UserAnswer, Ward } from "./ward.ts";

function Parts({ answer, authority }: { readonly answer: UserAnswer; readonly authority: string | undefined }): ReactNode {
  const { one: words } = useUserWords();
  const { may } = useAsker();
  const { user, appointments, mark } = answer;
  const mayManage = may("user.manage");
  const ward: Ward = { username: user.username, name: user.name, authority, mark };
  return (
    <div className={css["sections"]}>
      {user.disabledAt === null ? null : <Notice tone="refused">{words.disabled(showMoment(user.disabledAt))}</Notice>}
      {mayManage && !answer.manageable ? <Notice tone="mind">{words.notManageable}</Notice> : null}
      <DetailsSection ward={ward} user={user} mayEdit={mayManage && answer.manageable} />
      <DutySection ward={ward} appointments={appointments} mayManage={mayManage} />
      <LendSection ward={ward} answer={answer} mayManage={mayManage} />
      {mayManage ? <HandoverSection ward={ward} appointments={appointments} /> : null}
      {mayManage && answer.manageable ? <AccessSection ward={ward} user={user} /> : null}
    </div>
  );
}

function One(): ReactNode {
  const words = useUserWords();
  const { site } = useWords();
  const { authority } = useAsked();
  const { username = "" } = useParams({ strict: false });
  const question = useQuestion("user", { username }, { authority });
  return (
    <Page title={question.data?.user.name ?? words.title} site={site} over={<Link to="/quan-tri/nguoi-dung">{words.back}</Link>}>
      <Answer question={question}>
        {(answer) => <Parts key={answer.user.username} answer={answer} authority={authority} />}
      </Answer>
    </Page>
  );
}

/** One person: who he is, what he holds, lent and handed over, how he gets in. */
export function UserPage(): ReactNode {
  return (
    <Needs action="user.read">
      <One />
    </Needs>
  );
}

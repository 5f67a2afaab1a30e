import type { ReactNode } from "react";
import { Answer } from "../data/answer.tsx";
import { useAsker } from "../data/asker.ts";
import { useWords } from "../data/language.tsx";
import { Needs } from "../data/needs.tsx";
import { Facts, Literal, Page } from "../ui/page.tsx";
import css from "./account.module.css";
import { useAccountWords } from "./account-words.ts";
import { DelegationSection } from "./delegation-section.tsx";
import { DutySection } from "./duty-section.tsx";
import { LinkOutcome, OidcSection } from "./oidc-section.tsx";
import { useOwnAccount } from "./own-account.ts";
import { PasswordSection } from "./password-section.tsx";
import { SessionSection } from "./session-section.tsx";
import { TwoFactorSection } from "./two-factor-section.tsx";

function Account(): ReactNode {
  const words = useAccountWords();
  const { site } = useWords();
  const asker = useAsker();
  const question = useOwnAccount();
  return (
    <Page title={words.title} site={site}>
      <Answer question={question}>
        {({ user, oidc }) => (
          <div className={css["sections"]}>
            {oidc === null ? null : <LinkOutcome name={oidc.name} />}
            <Facts
              items={[
                [words.name, user.name],
                [words.username, <Literal key="username">{user.username}</Literal>],
                [words.email, <Literal key="email">{user.email}</Literal>],
              ]}
            />
            <DutySection />
            {asker.may("self.delegate") ? <DelegationSection username={user.username} /> : null}
            <PasswordSection whose={user} />
            <TwoFactorSection username={user.username} isOn={user.twoFactor} />
            <SessionSection />
            {oidc === null ? null : <OidcSection name={oidc.name} linked={oidc.linked} />}
          </div>
        )}
      </Answer>
    </Page>
  );
}

/** One's own: who one is, what one may do, and how one signs in. */
export function AccountPage(): ReactNode {
  return (
    <Needs>
      <Account />
    </Needs>
  );
}

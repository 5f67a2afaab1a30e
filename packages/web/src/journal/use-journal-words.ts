import { ACT_GROUPS_EN, ACTS_EN, JOURNAL_EN } from "../data/journal-words-en.ts";
import { ACT_GROUPS_VI, ACTS_VI, JOURNAL_VI, type JournalWords } from "../data/journal-words-vi.ts";
import { useLanguage } from "../data/language.tsx";

type Catalogue = {
  readonly words: JournalWords;
  readonly acts: Readonly<Record<string, string>>;
  readonly groups: Readonly<Record<string, string>>;
};
const CATALOGUES = {
  vi: { words: JOURNAL_VI, acts: ACTS_VI, groups: ACT_GROUPS_VI },
  en: { words: JOURNAL_EN, acts: ACTS_EN, groups: ACT_GROUPS_EN },
} satisfies Record<string, Catalogue>;

export function useJournalWords(): Catalogue {
  return CATALOGUES[useLanguage()];
}

/** Who did it, in words: "user:an" is the user an. */
export function showActor(actor: string, words: JournalWords): string {
  const [kind = "", ...rest] = actor.split(":");
  const name = rest.join(":");
  if (kind === "user" && name !== "") return name;
  if (kind === "command" && name !== "") return words.command(name);
  return actor === "start" ? words.start : actor === "system" ? words.system : actor;
}

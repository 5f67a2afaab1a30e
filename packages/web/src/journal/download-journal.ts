import { ApiRefusal, toAddress } from "@kehoach/api/client";
import { JOURNAL_CSV_PATH } from "@kehoach/api/paths";
import type { ProblemReply } from "@kehoach/api/problem";
import type { Language } from "../data/language.tsx";
import { goOn } from "../data/send.ts";
import { saveAs } from "../ui/save-as.ts";

/** Saves the rows the filters leave as a file; asked for by the page and not by a link, so that a refusal can be read here. */
export async function downloadJournal(filters: Readonly<Record<string, string | undefined>>, language: Language): Promise<void> {
  await goOn(async () => {
    const response = await fetch(toAddress(JOURNAL_CSV_PATH, {}, filters), { headers: { "accept-language": language } });
    // A refusal is always problem+json.
    if (!response.ok) throw new ApiRefusal((await response.json()) as ProblemReply);
    const [, name = "nhat-ky.csv"] = /filename="([^"]+)"/.exec(response.headers.get("content-disposition") ?? "") ?? [];
    saveAs(await response.blob(), name);
  });
}

import { ApiRefusal, toAddress } from "@kehoach/api/client";
import type { ProblemReply } from "@kehoach/api/problem";
import { saveAs } from "../ui/save-as.ts";
import type { Language } from "./language.tsx";
import { goOn } from "./send.ts";

/** The name of a file in its own letters; the one for old programs where there is no other. */
function readName(disposition: string): string {
  const [, full] = /filename\*=UTF-8''([^;]+)/.exec(disposition) ?? [];
  const [, plain = "kehoach"] = /filename="([^"]+)"/.exec(disposition) ?? [];
  return full === undefined ? plain : decodeURIComponent(full);
}

/** Saves a file of the server; asked for by the page and not by a link, so that a refusal can be read here. */
export async function download(
  path: string,
  query: Readonly<Record<string, string | undefined>>,
  language: Language,
): Promise<void> {
  await goOn(async () => {
    const response = await fetch(toAddress(path, {}, query), { headers: { "accept-language": language } });
    // A refusal is always problem+json.
    if (!response.ok) throw new ApiRefusal((await response.json()) as ProblemReply);
    saveAs(await response.blob(), readName(response.headers.get("content-disposition") ?? ""));
  });
}

import type { ImportReply } from "@kehoach/api/import";
import type { ApiProblem } from "@kehoach/api/problem";
import { accept, type Outcome } from "@kehoach/core/outcome";
import type { PeopleDoing } from "./ask.ts";
import type { Invited } from "./import-users.ts";

type Handed = Pick<ImportReply, "invitations" | "file">;

/**
 * Makes a link for everybody invited, once they are all in the database. What was mailed is not shown; the others are given once, here,
 * and as a workbook to hand out. Who loses his gets another: by importing again with `again`, or on the page of users.
 *
 * @rule E19
 */
export async function handLinks(
  invited: readonly Invited[],
  people: Pick<PeopleDoing, "invite">,
): Promise<Outcome<Handed, ApiProblem>> {
  const invitations: Handed["invitations"] = [];
  for (const { id, name, username } of invited) {
    const handed = await people.invite(id);
    if (!handed.ok) return handed;
    const { link, mailed } = handed.value;
    invitations.push({ name, username, link: mailed ? null : link, mailed });
  }
  if (invitations.every(({ link }) => link === null)) return accept({ invitations, file: null });
  const { writeLinks } = await import("@kehoach/documents/import/write-template");
  const bytes = writeLinks(invitations.map((one) => ({ ...one, link: one.link ?? "" })));
  return accept({ invitations, file: Buffer.from(bytes).toString("base64") });
}

import type { ImportReply } from "@kehoach/api/import";
import type { PeopleSite } from "./people-site.ts";

export type SentReply = {
  readonly status: number;
  readonly code: string;
  readonly body: ImportReply & { readonly detail?: string };
};

/** Sends a table, as comma-separated values or as bytes, to one of the addresses of importing. */
export async function sendTable(
  { app }: Pick<PeopleSite, "app">,
  as: string | undefined,
  kind: "places" | "users",
  table: readonly (readonly string[])[] | Buffer,
  query: Readonly<Record<string, string>> = {},
): Promise<SentReply> {
  const reply = await app.inject({
    method: "POST",
    url: `/api/v1/import/${kind}`,
    query: { name: "bang.csv", mode: "preview", ...query },
    headers: { "content-type": "application/octet-stream", ...(as === undefined ? {} : { cookie: `as=${as}` }) },
    payload: Buffer.isBuffer(table) ? table : Buffer.from(table.map((row) => row.join(";")).join("\n")),
  });
  const body = reply.json();
  return { status: reply.statusCode, code: String(body.code ?? ""), body };
}

/** Looks first, then does what was shown. */
export async function importTable(
  site: Pick<PeopleSite, "app">,
  as: string,
  kind: "places" | "users",
  table: readonly (readonly string[])[] | Buffer,
  query: Readonly<Record<string, string>> = {},
): Promise<SentReply> {
  const seen = await sendTable(site, as, kind, table, query);
  if (seen.status !== 200) throw new Error(`${seen.code}: ${seen.body.detail}`);
  return sendTable(site, as, kind, table, { ...query, mode: "apply", mark: seen.body.mark });
}

import type { FileAnswersJson, FormFileReply } from "@kehoach/api/form-file";
import { FORM_FILE_PATH, FORM_PAPER_PATH, FORM_TEMPLATE_PATH } from "@kehoach/api/paths";
import { keyOf } from "./people-site.ts";
import { GIVEN, makeSubmissionSite, type SheetAsk, type SubmissionSite } from "./submission-site.ts";

export type Sent = { readonly status: number; readonly code: string; readonly detail: string; readonly body: FormFileReply };
export type FileBytes = { readonly status: number; readonly fileName: string; readonly bytes: Uint8Array<ArrayBuffer> };

/** What is sent with a file. `seen`: the preview that is written. */
export type Sending = {
  readonly name?: string;
  readonly answers?: FileAnswersJson;
  readonly encoding?: "windows-1258";
  readonly seen?: FormFileReply;
  readonly mark?: string;
};

export type FormFileSite = SubmissionSite & {
  readonly template: (as: string, ask?: SheetAsk) => Promise<FileBytes>;
  readonly paper: (as: string, ask?: SheetAsk, sending?: number) => Promise<FileBytes>;
  readonly send: (as: string, file: Uint8Array | string, sending?: Sending, ask?: SheetAsk) => Promise<Sent>;
  /** What stands in the cells, as "row#column text". */
  readonly cellsOf: (ask?: SheetAsk) => Promise<readonly string[]>;
  /** The rows of the journal of files taken into the form of a period. */
  readonly importsOf: (period: string) => Promise<readonly { readonly actor: string; readonly change: unknown }[]>;
};

type Typed = { readonly row: string; readonly column: string; readonly text: string | null; readonly none?: string };

function showCell({ row, column, text, none }: Typed): string {
  return `${row}#${column} ${text ?? "(trống)"}${none === undefined ? "" : ` ${none}`}`;
}

/** The site of forms, with the ways to download them and to send them filled in, and who does it. */
export async function makeFormFileSite(): Promise<FormFileSite> {
  const site = await makeSubmissionSite();
  for (const name of ["an", "binh"]) await site.makeUser(name, { role: "officer", place: "N1" });
  await site.makeUser("herd", { role: "officer", place: "N1", sectors: ["herd"] });
  await site.makeUser("whole", { role: "officer", place: "N" });
  await site.makeUser("lead", { role: "leader", place: "N" });
  const get = async (as: string, path: string, query: Readonly<Record<string, string>>): Promise<FileBytes> => {
    const reply = await site.app.inject({ url: path, query, headers: { cookie: `as=${as}` } });
    const disposition = String(reply.headers["content-disposition"] ?? "");
    return {
      status: reply.statusCode,
      fileName: decodeURIComponent(/filename\*=UTF-8''(.*)$/.exec(disposition)?.[1] ?? ""),
      bytes: Uint8Array.from(reply.rawPayload),
    };
  };
  return {
    ...site,
    template: (as, ask = {}) => get(as, FORM_TEMPLATE_PATH, { ...GIVEN, ...ask }),
    paper: (as, ask = {}, sending) =>
      get(as, FORM_PAPER_PATH, { ...GIVEN, ...ask, ...(sending === undefined ? {} : { sending: String(sending) }) }),
    send: async (as, file, { name = "a.xlsx", answers, encoding, seen, mark } = {}, ask = {}) => {
      const said = Buffer.from(answers === undefined ? "" : JSON.stringify(answers));
      const reply = await site.app.inject({
        method: "POST",
        url: FORM_FILE_PATH,
        query: {
          ...GIVEN,
          ...ask,
          name,
          mode: seen === undefined ? "preview" : "apply",
          ...(seen === undefined ? {} : { mark: mark ?? seen.mark, seq: String(seen.seq) }),
          ...(encoding === undefined ? {} : { encoding }),
          ...(said.length === 0 ? {} : { answers: String(said.length) }),
        },
        headers: { cookie: `as=${as}`, "content-type": "application/octet-stream" },
        payload: Buffer.concat([said, typeof file === "string" ? Buffer.from(file) : file]),
      });
      const body = reply.json();
      return { status: reply.statusCode, code: String(body.code ?? ""), detail: String(body.detail ?? ""), body };
    },
    cellsOf: async (ask = {}) => (await site.sheet("lead", ask)).body.cells.map(showCell),
    importsOf: (period) =>
      site.own.look
        .selectFrom("journal")
        .select(["actor", "change"])
        .where("act", "=", "submission.import")
        .where("subject", "=", `grid ${keyOf("N1")} ${period}`)
        .orderBy("seq")
        .execute(),
  };
}

import type { FileAnswersJson, FormFileReply } from "@kehoach/api/form-file";
import { FORM_FILE_PATH, FORM_PAPER_PATH, FORM_TEMPLATE_PATH } from "@kehoach/api/paths";
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
};

/** The site of forms, with the ways to download them and to send them filled in. */
export async function makeFormFileSite(): Promise<FormFileSite> {
  const site = await makeSubmissionSite();
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
  };
}

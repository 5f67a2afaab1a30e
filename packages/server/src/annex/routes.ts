import { createHash } from "node:crypto";
import { ANNEX_PROBLEMS, annexQuery, annexReply } from "@kehoach/api/annex";
import { annexChoices } from "@kehoach/api/annex-choices";
import { ANNEX_EXAMPLE } from "@kehoach/api/annex-example";
import { ANNEX_PATH, MAX_CHOICES_BYTES, MAX_IMPORT_BYTES } from "@kehoach/api/paths";
import type { ApiProblem } from "@kehoach/api/problem";
import type { FileProblem } from "@kehoach/core/audit/file-problem";
import { accept, type Outcome, refuse } from "@kehoach/core/outcome";
import { readAnnexCapped } from "@kehoach/documents/annex/read-annex";
import type { z } from "zod";
import { findOwnAuthority } from "../access/read.ts";
import { splitBody } from "../platform/http-split-body.ts";
import { senderOf, toJsonReply, type UploadEndpoint, type Uploaded, uploadEndpoint } from "../platform/http-upload.ts";
import type { AnnexDeps } from "./deps.ts";
import { type AnnexAsk, importAnnex } from "./import-annex.ts";
import { showAnnex } from "./show-reply.ts";

type Query = z.output<typeof annexQuery>;

/** What was chosen stands before the file. */
const SPLIT = {
  said: annexChoices,
  nothing: {},
  code: "ANNEX_CHOICES",
  parameter: "choices",
  maxSaidBytes: MAX_CHOICES_BYTES,
  maxFileBytes: MAX_IMPORT_BYTES,
} as const;

function toApiProblem(file: FileProblem): ApiProblem {
  return { code: file.code, file, purpose: "import" };
}

/** Reads what was sent: the file in a thread of its own, what was chosen as it is. */
async function receive(sent: Uploaded<Query>): Promise<Outcome<AnnexAsk, ApiProblem>> {
  const { query, bytes, language } = sent;
  const { name, encoding, mode, mark } = query;
  if (mode === "apply" && mark === undefined) return refuse({ code: "PARAMETER_MISSING", parameter: "mark" });
  const split = splitBody(bytes, query.choices, SPLIT);
  if (!split.ok) return split;
  const { said: choices, file } = split.value;
  // Before the bytes go to the thread that reads them.
  const bytesDigest = createHash("sha256").update(file).digest("hex");
  const grids = await readAnnexCapped({ name, bytes: file, ...(encoding === undefined ? {} : { encoding }) });
  if (!grids.ok) {
    const [first, ...rest] = grids.problems;
    return refuse(toApiProblem(first), ...rest.map(toApiProblem));
  }
  const seen = mode === "apply" && mark !== undefined ? { mark } : {};
  return accept({ grids: grids.value, choices, bytesDigest, actor: `user:${senderOf(sent).username}`, language, ...seen });
}

/** The annex of a decision that hands out targets: shown first, then written as shown. The file stays in memory. @rule M29 M30 */
export function annexUploads(deps: AnnexDeps): readonly UploadEndpoint[] {
  return [
    uploadEndpoint(
      {
        path: ANNEX_PATH,
        tag: "import",
        action: "plan.make",
        summary: "Nhập phụ lục giao chỉ tiêu: xem cách hiểu từng cột, từng dòng, sửa, rồi ghi đúng những gì đã xem",
        query: annexQuery,
        replies: { "application/json": annexReply },
        problems: ANNEX_PROBLEMS,
        example: ANNEX_EXAMPLE,
        maxBytes: MAX_IMPORT_BYTES + MAX_CHOICES_BYTES,
        atOnce: 2,
        waiting: 3,
        busy: "IMPORT_BUSY",
        purpose: "import",
      },
      async (sent) => {
        const received = await receive(sent);
        if (!received.ok) return received;
        const ask = received.value;
        const done = await (ask.mark === undefined ? sent.read : sent.act)(async (tx, scope) => {
          const authority = await findOwnAuthority(tx, scope, sent.query.authority);
          return authority.ok ? importAnnex(tx, scope, authority.value, ask, deps) : authority;
        });
        if (!done.ok) return done;
        const reply = showAnnex(done.value, sent.language);
        const known = { applied: String(reply.applied), rows: reply.rows.length, problems: reply.problems.length };
        return accept(toJsonReply(reply, known));
      },
    ),
  ];
}

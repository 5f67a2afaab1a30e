import { createHash } from "node:crypto";
import {
  IMPORT_EXAMPLE,
  IMPORT_PROBLEMS,
  type ImportReply,
  importPlacesQuery,
  importReply,
  importUsersQuery,
  templateQuery,
} from "@kehoach/api/import";
import { noParams } from "@kehoach/api/parameter";
import { IMPORT_PATHS, IMPORT_TEMPLATE_PATHS, MAX_IMPORT_BYTES } from "@kehoach/api/paths";
import type { ApiProblem } from "@kehoach/api/problem";
import type { FileProblem } from "@kehoach/core/audit/file-problem";
import type { ImportKind } from "@kehoach/core/import/columns";
import type { TableProblem } from "@kehoach/core/import/problem";
import { accept, type Outcome, refuse } from "@kehoach/core/outcome";
import { type FieldOf, readImportCapped } from "@kehoach/documents/import/read-import";
import { findOwnAuthority } from "../access/read.ts";
import type { AuthorityRow } from "../place/read.ts";
import { lookBeyond } from "../platform/beyond-scope.ts";
import { type Clock, dayOf } from "../platform/clock.ts";
import type { Working } from "../platform/door.ts";
import { type FileEndpoint, fileEndpoint } from "../platform/http-endpoint.ts";
import {
  senderOf,
  toJsonReply,
  type UploadEndpoint,
  type Uploaded,
  type UploadReply,
  uploadEndpoint,
} from "../platform/http-upload.ts";
import type { Scope } from "../platform/scope.ts";
import type { Tx } from "../platform/transaction.ts";
import type { ApplyWithin, ImportAsk, PeopleDoing } from "./ask.ts";
import { handLinks } from "./hand-links.ts";
import { importPlaces } from "./import-places.ts";
import { importUsers } from "./import-users.ts";
import { makePlaceTemplate, makeUserTemplate } from "./make-template.ts";
import { showPlaces, showUsers } from "./show-reply.ts";
import { showTotals } from "./show-totals.ts";

export type ImportDeps = {
  readonly clock: Clock;
  readonly applyWithin: ApplyWithin;
  /** There once the server can answer. */
  readonly people: () => PeopleDoing;
};

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** Those in line hold their file in memory. */
const QUEUE = { atOnce: 2, waiting: 3, busy: "IMPORT_BUSY", purpose: "import", maxBytes: MAX_IMPORT_BYTES } as const;

function toApiProblem(problem: FileProblem | TableProblem): ApiProblem {
  return problem.code.startsWith("FILE_")
    ? // Codes of files begin so, and no others.
      { code: problem.code, file: problem as FileProblem, purpose: "import" }
    : { code: problem.code, table: problem as TableProblem };
}

function unread<P extends FileProblem | TableProblem>([first, ...rest]: readonly [P, ...P[]]): Outcome<never, ApiProblem> {
  return refuse(toApiProblem(first), ...rest.map(toApiProblem));
}

function toReply(reply: ImportReply): UploadReply {
  const { counts, applied } = reply;
  return toJsonReply(reply, { applied: String(applied), ...counts });
}

type Query = {
  readonly name: string;
  readonly mode: "preview" | "apply";
  readonly mark?: string | undefined;
  readonly encoding?: "utf-8" | "windows-1258" | undefined;
};

/** Reads a file that was sent, and says who sent it and whether it is only to be looked at. */
async function receive<Kind extends ImportKind>(
  kind: Kind,
  sent: Pick<Uploaded<Query>, "query" | "bytes" | "actor">,
  today: string,
): Promise<Outcome<ImportAsk<FieldOf[Kind]>, ApiProblem>> {
  const { query, bytes } = sent;
  const { name, encoding, mode, mark } = query;
  if (mode === "apply" && mark === undefined) return refuse({ code: "PARAMETER_MISSING", parameter: "mark" });
  // Before the bytes go to the thread that reads them.
  const bytesDigest = createHash("sha256").update(bytes).digest("hex");
  const table = await readImportCapped(kind, { name, bytes, ...(encoding === undefined ? {} : { encoding }) });
  if (!table.ok) return unread(table.problems);
  const seen = mode === "apply" && mark !== undefined ? { mark } : {};
  return accept({ table: table.value, bytesDigest, actor: `user:${senderOf(sent).username}`, today, ...seen });
}

/** Looks, or acts, beyond what the asker sees, within the authority he asks for. */
async function within<T>(
  working: Working,
  code: string | undefined,
  work: (tx: Tx, scope: Scope, authority: AuthorityRow) => Promise<Outcome<T, ApiProblem>>,
): Promise<Outcome<T, ApiProblem>> {
  return working(async (tx, scope) => {
    const authority = await findOwnAuthority(tx, scope, code);
    return authority.ok ? lookBeyond(tx, scope, () => work(tx, scope, authority.value)) : authority;
  });
}

/** Tables sent to be imported: shown first, then done as shown. A file stays in memory; its words are not logged. @rule E17 E18 */
export function importUploads({ clock, applyWithin, people }: ImportDeps): readonly UploadEndpoint[] {
  const replies = { "application/json": importReply };
  const common = { tag: "import", replies, problems: IMPORT_PROBLEMS, example: IMPORT_EXAMPLE, ...QUEUE };
  const today = (): string => dayOf(clock());
  return [
    uploadEndpoint(
      {
        ...common,
        path: IMPORT_PATHS.places,
        action: "place.manage",
        summary: "Nhập địa bàn và cơ quan từ bảng tính: xem trước, rồi ghi đúng những gì đã xem",
        query: importPlacesQuery,
      },
      async (sent) => {
        const received = await receive("places", sent, today());
        if (!received.ok) return received;
        const ask = { ...received.value, replace: sent.query.replace === "yes" };
        // A preview too: what becomes of totals is tried, and undone.
        const done = await within(sent.act, sent.query.authority, async (tx, scope, authority) => {
          const imported = await importPlaces(tx, scope, authority, ask, applyWithin);
          if (!imported.ok) return imported;
          const { totals } = imported.value;
          const told = totals && (await showTotals(tx, scope, authority, totals, imported.value.plan, sent.language));
          return accept({ ...imported.value, told: told ?? null });
        });
        if (!done.ok) return done;
        const { plan, known, applied, mark, told } = done.value;
        const shown = showPlaces(ask.table, plan, [...known.places, ...known.elsewhere], sent.language);
        return accept(toReply({ ...shown, applied, mark, totals: told, invitations: [], file: null }));
      },
    ),
    uploadEndpoint(
      {
        ...common,
        path: IMPORT_PATHS.users,
        action: "user.manage",
        summary: "Nhập người dùng và phân công từ bảng tính: xem trước, rồi ghi đúng những gì đã xem",
        query: importUsersQuery,
      },
      async (sent) => {
        const received = await receive("users", sent, today());
        if (!received.ok) return received;
        const ask = { ...received.value, again: sent.query.again === "yes" };
        const working = ask.mark === undefined ? sent.read : sent.act;
        const done = await within(working, sent.query.authority, (tx, scope, authority) =>
          importUsers(tx, scope, authority, ask, people()),
        );
        if (!done.ok) return done;
        const { rows, applied, mark, invited } = done.value;
        const links = await handLinks(invited, people());
        if (!links.ok) return links;
        return accept(toReply({ ...showUsers(ask.table, rows, sent.language), applied, mark, totals: null, ...links.value }));
      },
    ),
  ];
}

/** Templates to fill in. */
export function importFiles({ clock }: Pick<ImportDeps, "clock">): readonly FileEndpoint[] {
  const common = { tag: "import", mediaType: XLSX, params: noParams, query: templateQuery };
  const kinds = [
    {
      path: IMPORT_TEMPLATE_PATHS.places,
      action: "place.manage",
      make: makePlaceTemplate,
      fileName: "mau-don-vi.xlsx",
      summary: "Tệp mẫu để nhập địa bàn và cơ quan",
    },
    {
      path: IMPORT_TEMPLATE_PATHS.users,
      action: "user.manage",
      make: makeUserTemplate,
      fileName: "mau-nguoi-dung.xlsx",
      summary: "Tệp mẫu để nhập người dùng",
    },
  ] as const;
  return kinds.map(({ make, fileName, ...kind }) =>
    fileEndpoint({ ...common, ...kind }, ({ query, read }) =>
      within(read, query.authority, async (tx, scope, authority) =>
        accept({ bytes: await make(tx, scope, authority, dayOf(clock())), mediaType: XLSX, fileName }),
      ),
    ),
  );
}

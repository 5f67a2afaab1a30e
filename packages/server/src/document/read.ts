import type { getDocument, listDocuments } from "@kehoach/api/document";
import {
  type Language,
  type Reader,
  showTitle,
  toReader,
  toRelationJson,
  toTargetJson,
  toValueJson,
} from "@kehoach/api/figure-json";
import { matchFolded } from "@kehoach/api/fold";
import type { ApiProblem } from "@kehoach/api/problem";
import type { DocumentRecord } from "@kehoach/core/analysis/book";
import { fold } from "@kehoach/core/fold";
import { accept, type Outcome, refuse } from "@kehoach/core/outcome";
import { findNear } from "@kehoach/core/pack/near";
import { isOnPaper } from "@kehoach/core/value/value";
import { sql } from "kysely";
import type { z } from "zod";
import { fillChecked, loadBook } from "../book/read.ts";
import { loadRelations } from "../fact/read.ts";
import { listDocumentKeys } from "../fact-key/read.ts";
import { readConfigurationMark } from "../pack/read.ts";
import { type AuthorityRow, findAuthority } from "../place/read.ts";
import { toPage } from "../platform/http-page-mark.ts";
import { partOf, type Scope } from "../platform/scope.ts";
import type { Tx } from "../platform/transaction.ts";

type ListReply = z.output<typeof listDocuments.reply>;
type ListQuery = z.output<typeof listDocuments.query>;
type OneReply = z.output<typeof getDocument.reply>;
type DocumentJson = OneReply["document"];

/** How many figures each document gives, and how many targets it assigned. */
type Gives = ReadonlyMap<string, DocumentJson["gives"]>;

/**
 * Counted by the database, once between two applications of packs: a document may give millions. Every version that a paper says
 * names the application it came with, and what an approved form says takes the place of none of them: so what is counted can not
 * change unless the mark does; the mark is read in the same snapshot.
 */
const counted = new Map<string, { readonly mark: string; readonly gives: Gives }>();
const MAX_COUNTED = 64;

async function countGiven(tx: Tx, scope: Scope, authority: AuthorityRow): Promise<Gives> {
  const mark = await readConfigurationMark(tx, authority.id);
  const name = `${authority.code} ${partOf(scope, authority.id)?.places.join(",") ?? "*"}`;
  const known = counted.get(name);
  if (known?.mark === mark) return known.gives;
  const inForce = (version: string, link: string) => sql`
    from ${sql.table(version)} v where v.authority_id = ${authority.id} and v.retired_on is null
    and not exists (select from ${sql.table(version)} r where r.authority_id = v.authority_id and r.${sql.ref(link)} = v.${sql.ref(link)} and r.replaces = v.id)`;
  const found = await sql<{ what: keyof DocumentJson["gives"]; code: string; n: bigint }>`
    select 'values' as what, v.source_document as code, count(*) as n ${inForce("value_version", "value_id")} and v.source_document is not null group by v.source_document
    union all select 'targets', v.source_document, count(*) ${inForce("target_version", "target_id")} group by v.source_document
    union all select 'relations', v.source_document, count(*) ${inForce("relation_version", "relation_id")} group by v.source_document
    union all select 'assigns', v.assigned_by, count(*) ${inForce("target_version", "target_id")} and v.assigned_by is not null group by v.assigned_by`.execute(
    tx,
  );
  const gives = new Map<string, DocumentJson["gives"]>();
  for (const { what, code, n } of found.rows) {
    const row = gives.get(code) ?? { values: 0, targets: 0, relations: 0, assigns: 0 };
    row[what] = Number(n);
    gives.set(code, row);
  }
  if (counted.size >= MAX_COUNTED) counted.clear();
  counted.set(name, { mark, gives });
  return gives;
}

function showDocument(reader: Reader, gives: Gives, paper: DocumentRecord): DocumentJson {
  const citing = paper.source && reader.papers.get(paper.source.document);
  return {
    code: paper.code,
    title: showTitle(paper),
    number: paper.number ?? null,
    type: paper.type,
    date: paper.date ?? null,
    issuer: paper.issuer ?? null,
    abstract: paper.abstract ?? null,
    note: paper.note ?? null,
    citedIn: paper.source
      ? { document: paper.source.document, title: citing ? showTitle(citing) : paper.source.document, line: paper.source.line }
      : null,
    gives: gives.get(paper.code) ?? { values: 0, targets: 0, relations: 0, assigns: 0 },
  };
}

/** Documents in the order of the pack; a search puts the closest first. @rule W8 W9 */
export async function loadDocuments(
  tx: Tx,
  scope: Scope,
  query: ListQuery,
  language: Language,
): Promise<Outcome<ListReply, ApiProblem>> {
  const authority = await findAuthority(tx, scope, query.authority);
  if (!authority.ok) return authority;
  const book = await loadBook(tx, scope, { authority: authority.value.code, facts: false });
  const reader = toReader(book, language);
  const gives = await countGiven(tx, scope, authority.value);
  const folded = query.q === undefined ? undefined : fold(query.q);
  const rows = book.papers
    .map((paper) => ({
      paper,
      score:
        folded === undefined
          ? 1
          : matchFolded(fold([showTitle(paper), paper.abstract, paper.issuer].filter(Boolean).join(" ")), folded),
    }))
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score);
  return toPage(
    rows.map(({ paper }) => showDocument(reader, gives, paper)),
    query,
  );
}

/** Of a document that gives thousands of figures, the first lines stand on its page; the others are asked at /values. */
const GIVEN = 1_000;

/** One document, the figures read from it, the targets it assigned and the documents it names. */
export async function loadDocument(
  tx: Tx,
  scope: Scope,
  code: string,
  query: { readonly authority?: string | undefined },
  language: Language,
): Promise<Outcome<OneReply, ApiProblem>> {
  const authority = await findAuthority(tx, scope, query.authority);
  if (!authority.ok) return authority;
  const { id } = authority.value;
  const frame = await loadBook(tx, scope, { authority: authority.value.code, facts: false });
  const keys = await listDocumentKeys(tx, scope, id, { document: code, limit: GIVEN });
  const relations = await loadRelations(tx, scope, id, {});
  const checked = relations.filter(({ source }) => source.document === code);
  const book = await fillChecked(tx, scope, id, frame, { checked, relations, keys, moment: {} });
  const reader = toReader(book, language);
  const paper = reader.papers.get(code);
  if (paper === undefined) {
    const candidates = findNear(code, reader.papers.keys()).flatMap((near) => {
      const found = reader.papers.get(near);
      return found ? [{ code: near, name: showTitle(found), detail: null }] : [];
    });
    return refuse({ code: "DOCUMENT_UNKNOWN", parameter: "code", found: code, candidates });
  }
  const gives = await countGiven(tx, scope, authority.value);
  const byLine = (a: { readonly source: { readonly line: number } }, b: { readonly source: { readonly line: number } }): number =>
    a.source.line - b.source.line;
  return accept({
    document: showDocument(reader, gives, paper),
    values: book.values
      .filter((version) => isOnPaper(version, code))
      .toSorted(byLine)
      .map((version) => toValueJson(reader, version)),
    targets: book.targets
      .filter(({ source }) => source.document === code)
      .toSorted(byLine)
      .map((version) => toTargetJson(reader, version)),
    relations: book.relations
      .filter(({ source }) => source.document === code)
      .toSorted(byLine)
      .map((relation) => toRelationJson(reader, relation)),
    assigns: book.targets.filter(({ document }) => document === code).map((version) => toTargetJson(reader, version)),
    cites: book.papers.filter(({ source }) => source?.document === code).map((one) => showDocument(reader, gives, one)),
  });
}

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
import { fold, matchFolded } from "@kehoach/api/fold";
import type { ApiProblem } from "@kehoach/api/problem";
import type { Book, DocumentRecord } from "@kehoach/core/analysis/book";
import { accept, type Outcome, refuse } from "@kehoach/core/outcome";
import { findNear } from "@kehoach/core/pack/near";
import type { z } from "zod";
import { loadBook } from "../book/read.ts";
import { findAuthority } from "../place/read.ts";
import { toPage } from "../platform/http-page-mark.ts";
import type { Scope } from "../platform/scope.ts";
import type { Tx } from "../platform/transaction.ts";

type ListReply = z.output<typeof listDocuments.reply>;
type ListQuery = z.output<typeof listDocuments.query>;
type OneReply = z.output<typeof getDocument.reply>;
type DocumentJson = OneReply["document"];

/** How many figures each document gives, and how many targets it assigned. */
type Gives = ReadonlyMap<string, DocumentJson["gives"]>;

function countGiven(book: Book): Gives {
  const gives = new Map<string, DocumentJson["gives"]>();
  const of = (code: string): DocumentJson["gives"] => {
    const found = gives.get(code) ?? { values: 0, targets: 0, relations: 0, assigns: 0 };
    gives.set(code, found);
    return found;
  };
  for (const { source } of book.values) of(source.document).values += 1;
  for (const { source, document } of book.targets) {
    of(source.document).targets += 1;
    if (document !== undefined) of(document).assigns += 1;
  }
  for (const { source } of book.relations) of(source.document).relations += 1;
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
  const book = await loadBook(tx, scope, { authority: authority.value.code });
  const reader = toReader(book, language);
  const gives = countGiven(book);
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
  const book = await loadBook(tx, scope, { authority: authority.value.code });
  const reader = toReader(book, language);
  const paper = reader.papers.get(code);
  if (paper === undefined) {
    const candidates = findNear(code, reader.papers.keys()).flatMap((near) => {
      const found = reader.papers.get(near);
      return found ? [{ code: near, name: showTitle(found), detail: null }] : [];
    });
    return refuse({ code: "DOCUMENT_UNKNOWN", parameter: "code", found: code, candidates });
  }
  const gives = countGiven(book);
  const byLine = (a: { readonly source: { readonly line: number } }, b: { readonly source: { readonly line: number } }): number =>
    a.source.line - b.source.line;
  return accept({
    document: showDocument(reader, gives, paper),
    values: book.values
      .filter(({ source }) => source.document === code)
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

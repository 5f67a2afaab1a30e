import { type BriefingChangeJson, type getBriefingChanges, MOST_CHANGES } from "@kehoach/api/briefing";
import { type Language, type Reader, showPeriodName, toPlaceRef, toReader } from "@kehoach/api/figure-json";
import type { ApiProblem } from "@kehoach/api/problem";
import type { Actor } from "@kehoach/core/access/actor";
import type { Book } from "@kehoach/core/analysis/book";
import type { Visit } from "@kehoach/core/briefing/visit";
import { accept, type Outcome } from "@kehoach/core/outcome";
import { parsePeriod } from "@kehoach/core/period/period";
import { parsePlaceKey } from "@kehoach/core/place/place";
import { sql } from "kysely";
import type { z } from "zod";
import { findOwnAuthority, isReached } from "../access/read.ts";
import { loadNames } from "../account/read.ts";
import { loadBook } from "../book/read.ts";
import { type AuthorityRow, loadPlaceIds } from "../place/read.ts";
import { lookBeyond } from "../platform/beyond-scope.ts";
import type { Scope } from "../platform/scope.ts";
import type { Tx } from "../platform/transaction.ts";
import { listAdjusted } from "./adjusted.ts";

type Query = z.output<typeof getBriefingChanges.query>;
type Reply = z.output<typeof getBriefingChanges.reply>;

/** Who has not opened the page for so long has been away. */
const REST = "2 hours";
/** Whoever opens it for the first time is shown so much. */
const FIRST = "7 days";

/** The moment it is, by the clock of the database, with those that a visit is measured by. */
export async function loadMoments(tx: Tx): Promise<{ readonly now: string; readonly rest: string; readonly first: string }> {
  const found = await sql<{ now: string; rest: string; first: string }>`
    select t.now, t.now - ${REST}::interval as rest, date_trunc('day', t.now - ${FIRST}::interval, 'Asia/Ho_Chi_Minh') as first from (select clock_timestamp() as now) t`.execute(
    tx,
  );
  const [row] = found.rows;
  if (row === undefined) throw new Error("the database has no clock");
  return row;
}

export async function findVisit(tx: Tx, authorityId: bigint, userId: string): Promise<Visit | undefined> {
  const row = await tx
    .selectFrom("visit")
    .select(["since", "opened_at"])
    .where("authority_id", "=", authorityId)
    .where("holder", "=", userId)
    .where("page", "=", "briefing")
    .executeTakeFirst();
  return row && { since: row.since, openedAt: row.opened_at };
}

/** A row of the journal that says what is new. */
type Said = {
  readonly at: string;
  readonly actor: string;
  readonly act: string;
  readonly subject: string;
  readonly change: {
    readonly sending?: number;
    readonly values?: { readonly changed: number };
    readonly explanation?: string;
  } | null;
};

const TOLD = ["submission.approve", "submission.return", "explanation.answer"] as const;
/** Looked at, the newest first: many rows become one that names their places. */
const MOST_ROWS = 5_000;

/** What others did since a moment. The journal is read beyond the scope; what is told of it is held to the places of the asker. */
function listSaid(tx: Tx, scope: Scope, authorityId: bigint, since: string, own: string): Promise<readonly Said[]> {
  return lookBeyond(tx, scope, async () => {
    const found = await sql<Said>`
      select at, actor, act, subject, change from journal
      where authority_id = ${authorityId} and at > ${since}::timestamptz and act = any (${[...TOLD]}::text[]) and actor <> ${own}
      order by at desc, seq desc limit ${MOST_ROWS}`.execute(tx);
    return found.rows;
  });
}

/** What subjects name: a form by regime, place and period; an explanation by indicator, place and period. */
type Subject = { readonly first: string; readonly place: string; readonly period: string };

function readSubject(text: string): Subject {
  const [first = "", place = "", ...period] = text.split(" ");
  return { first, place, period: period.join(" ") };
}

function kindOf({ act, change }: Said): "approved" | "corrected" | "returned" | "explained" | undefined {
  if (act === "submission.return") return "returned";
  if (act === "explanation.answer") return "explained";
  // Only the last step makes figures of what was sent.
  if (change?.values === undefined) return undefined;
  return change.values.changed > 0 ? "corrected" : "approved";
}

type Told = Said & { readonly kind: NonNullable<ReturnType<typeof kindOf>>; readonly about: Subject };

function placeOf(reader: Reader, text: string): BriefingPlace {
  const key = parsePlaceKey(text);
  return key.ok ? toPlaceRef(reader, key.value) : { key: text, code: text, name: text };
}
type BriefingPlace = ReturnType<typeof toPlaceRef>;

function periodNameOf(reader: Reader, text: string): string {
  const period = parsePeriod(text);
  return period.ok ? showPeriodName(reader, period.value) : text;
}

/** Forms of one regime and period to which the same was done are told together. */
function toForms(book: Book, reader: Reader, told: readonly Told[]): readonly BriefingChangeJson[] {
  const groups = Map.groupBy(told, ({ kind, about }) => `${kind} ${about.first} ${about.period}`);
  return [...groups.values()].flatMap(([first, ...rest]): readonly BriefingChangeJson[] => {
    if (first === undefined || first.kind === "explained") return [];
    const { kind, about, at } = first;
    const places = [...new Set([first, ...rest].map((one) => one.about.place))];
    return [
      {
        kind,
        regime: about.first,
        regimeName: book.regimes.find(({ code }) => code === about.first)?.name ?? about.first,
        period: about.period,
        periodName: periodNameOf(reader, about.period),
        places: places.map((place) => placeOf(reader, place)).toSorted((a, b) => (a.key < b.key ? -1 : 1)),
        at,
      },
    ];
  });
}

function toExplained(book: Book, reader: Reader, told: readonly Told[]): readonly BriefingChangeJson[] {
  const byExplanation = new Map(told.toReversed().map((one) => [one.change?.explanation ?? "", one]));
  return [...byExplanation].map(([explanation, { about, actor, at }]) => ({
    kind: "explained" as const,
    explanation,
    indicator: about.first,
    name: book.indicators.get(about.first)?.name ?? about.first,
    place: placeOf(reader, about.place),
    by: actor,
    at,
  }));
}

async function keepSeen(tx: Tx, scope: Scope, { id }: AuthorityRow, rows: readonly Said[]): Promise<readonly Told[]> {
  const told = rows.flatMap((row): readonly Told[] => {
    const kind = kindOf(row);
    return kind === undefined ? [] : [{ ...row, kind, about: readSubject(row.subject) }];
  });
  const ids = await loadPlaceIds(tx, scope, [...new Set(told.map(({ about }) => about.place))]);
  return told.filter(({ about }) => isReached(scope, id, ids.get(about.place) ?? 0n));
}

/** What is new to whoever asks, since his last visit: within what he sees, the newest first. @rule Y123 Y124 X6 */
export async function loadBriefingChanges(
  tx: Tx,
  scope: Scope,
  query: Query,
  { actor, language }: { readonly actor: Actor; readonly language: Language },
): Promise<Outcome<Reply, ApiProblem>> {
  const authority = await findOwnAuthority(tx, scope, query.authority);
  if (!authority.ok) return authority;
  const { id, code } = authority.value;
  const [userId, own] = actor.kind === "user" ? [actor.id, `user:${actor.username}`] : ["", ""];
  const { first } = await loadMoments(tx);
  const { since } = (await findVisit(tx, id, userId)) ?? { since: first };
  const book = await loadBook(tx, scope, { authority: code, facts: false });
  const reader = toReader(book, language);
  const told = await keepSeen(tx, scope, authority.value, await listSaid(tx, scope, id, since, own));
  const answered = told.filter(({ kind }) => kind === "explained");
  const items = [
    ...toForms(book, reader, told),
    ...toExplained(book, reader, answered),
    ...(await listAdjusted(tx, scope, id, { since, most: MOST_CHANGES + 1, own, reader })),
  ].toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
  const people = await loadNames(
    tx,
    scope,
    answered.map((one) => one.actor),
  );
  return accept({
    authority: code,
    since,
    // Not the moment of the answer: asked again when nothing is new, the answer is the same.
    until: items[0]?.at ?? since,
    items: items.slice(0, MOST_CHANGES),
    more: items.length > MOST_CHANGES,
    people,
  });
}

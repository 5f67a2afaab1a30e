import { showBreakdown } from "@kehoach/core/indicator/breakdown";
import { type Period, showPeriod } from "@kehoach/core/period/period";
import { showDecimal } from "@kehoach/core/quantity/decimal";
import type { SaidValue } from "@kehoach/core/submission/to-values";
import type { Qualifier } from "@kehoach/core/value/value";
import { sql } from "kysely";
import { digestOf } from "../platform/canonical-digest.ts";
import { runForRows } from "../platform/insert-rows.ts";
import { lockName, type Tx } from "../platform/transaction.ts";
import type { Touched } from "../total/refresh.ts";

/** What approving a sending did to the values of its place. */
export type ValueCount = { readonly added: number; readonly changed: number; readonly same: number; readonly ended: number };
/** Whose totals follow: indicators and days of what was said, or is said no more. */
export type SavedValues = { readonly counts: ValueCount; readonly touched: readonly Omit<Touched, "place">[] };

const KEY_SHAPE = {
  place_id: "bigint",
  indicator_id: "bigint",
  breakdown: "text",
  period: "text",
  period_start: "date",
  period_end: "date",
  status: "text",
  series: "text",
  round: "text",
} as const;
/** What tells keys apart: the days follow from the period. */
const NAMING = ["place_id", "indicator_id", "breakdown", "period", "status", "series", "round"] as const;
const VERSION_SHAPE = {
  value_id: "bigint",
  turn: "bigint",
  value: "numeric",
  entered_text: "text",
  entered_unit: "text",
  entered_decimals: "smallint",
  qualifiers: "text[]",
  note: "text",
  source_regime: "text",
  source_period: "text",
  source_sending: "integer",
  source_row: "text",
  source_column: "text",
  known_at: "date",
  replaces: "bigint",
  digest: "text",
} as const;

async function findIndicators(tx: Tx, authorityId: bigint, values: readonly SaidValue[]): Promise<ReadonlyMap<string, bigint>> {
  const codes = [...new Set(values.map(({ key }) => key.indicator))];
  const rows = await tx
    .selectFrom("indicator")
    .select(["id", "code"])
    .where("authority_id", "=", authorityId)
    .where("code", "in", codes)
    .execute();
  return new Map(rows.map(({ id, code }) => [code, id]));
}

/** The text forms of many periods, of which few differ: each is found in its calendar once. */
function rememberTexts(): (period: Period) => string {
  const texts = new Map<string, string>();
  return (period) => {
    const name = `${period.calendar} ${period.kind} ${period.start} ${period.end}`;
    const text = texts.get(name) ?? showPeriod(period);
    texts.set(name, text);
    return text;
  };
}

/** A value with the number of its place, and its period as text. */
type PlacedValue = { readonly placeId: bigint; readonly value: SaidValue; readonly period: string };

/** The numbers of the keys of values, in their order; a key that is not there yet is made. */
async function findKeys(tx: Tx, authorityId: bigint, placed: readonly PlacedValue[]): Promise<readonly bigint[]> {
  const indicators = await findIndicators(
    tx,
    authorityId,
    placed.map(({ value }) => value),
  );
  const rows = placed.map(({ placeId, value: { key }, period }, turn) => {
    const id = indicators.get(key.indicator);
    if (id === undefined) throw new Error(`indicator ${key.indicator} has no number`);
    return {
      place_id: placeId,
      indicator_id: id,
      breakdown: showBreakdown(key.breakdown),
      period,
      period_start: key.period.start,
      period_end: key.period.end,
      status: key.status,
      series: key.series,
      round: key.round === undefined ? null : showPeriod(key.round),
      turn,
    };
  });
  type KeyRow = Pick<(typeof rows)[number], (typeof NAMING)[number]>;
  const toList = (columns: readonly string[]) => sql.join(columns.map((column) => sql.ref(column)));
  const columns = toList(Object.keys(KEY_SHAPE));
  // What is made is told by what made it; only the others are looked for.
  const nameOf = ({ place_id, indicator_id, breakdown, period, status, series, round }: KeyRow): string =>
    `${place_id} ${indicator_id} ${period} ${status} ${series} ${round ?? ""} ${breakdown}`;
  const names = rows.map(nameOf);
  const made = await runForRows<KeyRow & { readonly id: bigint }>(
    tx,
    KEY_SHAPE,
    rows.map(({ turn: _turn, ...key }) => key),
    (u) => sql`
      insert into value (authority_id, ${columns}) select ${authorityId}::bigint, ${columns} from ${u}
      on conflict (authority_id, indicator_id, place_id, period, breakdown, status, series, round) do nothing returning id, ${toList(NAMING)}`,
  );
  if (made.length > 0) await sql`select learn_values(${made.length}::integer)`.execute(tx);
  const byName = new Map(made.map((row) => [nameOf(row), row.id]));
  // Looked up one by one: the column that may be empty is compared in a way no index serves.
  const found = await runForRows<{ readonly turn: bigint; readonly id: bigint }>(
    tx,
    { ...KEY_SHAPE, turn: "bigint" },
    rows.filter((_, at) => !byName.has(names[at] ?? "")),
    (u) => sql`
      select u.turn, k.id from ${u} cross join lateral (
        select k.id from value k where k.authority_id = ${authorityId} and k.place_id = u.place_id and k.indicator_id = u.indicator_id and k.period = u.period
          and k.breakdown = u.breakdown and k.status = u.status and k.series = u.series and k.round is not distinct from u.round offset 0) k`,
  );
  const byTurn = new Map(found.map(({ turn, id }) => [Number(turn), id]));
  return rows.map((row, at) => {
    const id = byName.get(names[at] ?? "") ?? byTurn.get(row.turn);
    if (id === undefined) throw new Error("a key of a value was neither made nor found");
    return id;
  });
}

type Present = {
  readonly value_id: bigint;
  readonly id: bigint;
  readonly value: string | null;
  readonly entered_text: string | null;
  readonly entered_unit: string | null;
  readonly qualifiers: readonly Qualifier[];
  readonly note: string | null;
  /** The form whose approval set it; null: a pack did. */
  readonly source_regime: string | null;
  readonly source_period: string | null;
  readonly known_at: string;
};

const IN_FORCE = sql`v.retired_on is null and not exists (
  select from value_version r where r.authority_id = v.authority_id and r.value_id = v.value_id and r.replaces = v.id)`;

/** The versions in force of some keys. */
async function loadPresent(tx: Tx, authorityId: bigint, keys: readonly bigint[]): Promise<ReadonlyMap<bigint, Present>> {
  const found = await sql<Present>`
    select v.value_id, v.id, v.value, v.entered_text, v.entered_unit, v.qualifiers, v.note, v.source_regime, v.source_period, v.known_at from value_version v
    where v.authority_id = ${authorityId} and v.value_id = any (${keys}::bigint[]) and ${IN_FORCE} order by v.known_at, v.id`.execute(
    tx,
  );
  return new Map(found.rows.map((row) => [row.value_id, row]));
}

function contentOf({ value, asEntered, qualifiers, note }: SaidValue) {
  return {
    value: value === undefined ? null : showDecimal(value),
    entered_text: asEntered?.text ?? null,
    entered_unit: asEntered?.unit ?? null,
    qualifiers: [...qualifiers],
    note: note ?? null,
  };
}

/** Whether a version was set by the approval of a form: an earlier sending, or this one. */
function isOfForm(present: Present, { regime, period }: Pick<ApprovedValues, "regime" | "period">): boolean {
  return present.source_regime === regime && present.source_period === period;
}

/** Whether a version says the same already, by a pack or an earlier sending of the form: then its source stays. */
function isSaid(content: ReturnType<typeof contentOf>, present: Present | undefined, of: ApprovedValues): boolean {
  // What another form says it may take back: then this one stands.
  if (present === undefined || (present.source_regime !== null && !isOfForm(present, of))) return false;
  const { value, entered_text, entered_unit, note } = content;
  return (
    present.value === value &&
    present.entered_text === entered_text &&
    present.entered_unit === entered_unit &&
    present.note === note &&
    present.qualifiers.join(" ") === content.qualifiers.join(" ")
  );
}

/** A sending that is approved, with what it says. */
export type ApprovedValues = {
  readonly placeId: bigint;
  readonly regime: string;
  readonly period: string;
  readonly sending: number;
  readonly values: readonly SaidValue[];
};
type Doing = { readonly authorityId: bigint; readonly at: string; readonly today: string };
type Ended = Omit<Touched, "place"> & { readonly turn: bigint };

const END_SHAPE = {
  value_id: "bigint",
  id: "bigint",
  qualifiers: "text[]",
  known_at: "date",
  source_regime: "text",
  source_period: "text",
  source_sending: "integer",
  source_row: "text",
  source_column: "text",
} as const;
/** A version in force that an earlier sending said, with the key it is of and how it is to be ended. `turn`: by which form. */
type Old = Ended & {
  readonly value_id: bigint;
  readonly id: bigint;
  readonly qualifiers: readonly Qualifier[];
  readonly known_at: string;
  readonly source_regime: string;
  readonly source_period: string;
  readonly source_sending: number;
  readonly source_row: string;
  readonly source_column: string;
};

/** Ends what earlier sendings of the forms said and these say no more. `turn`: which of them. */
async function endOthers(
  tx: Tx,
  { authorityId, at, today }: Doing,
  sendings: readonly ApprovedValues[],
  kept: ReadonlySet<string>,
): Promise<readonly Ended[]> {
  // The first sending of a form has none before it.
  const again = sendings.map((one, turn) => ({ ...one, turn })).filter(({ sending }) => sending > 1);
  if (again.length === 0) return [];
  const column = <T>(of: (one: (typeof again)[number]) => T): T[] => again.map(of);
  const found = await sql<Old>`
    select s.turn, v.value_id, v.id, v.qualifiers, v.known_at, s.regime as source_regime, s.period as source_period, s.sending as source_sending,
      v.source_row, v.source_column, i.code as indicator, k.period, k.period_end as end
    from unnest(${column((one) => one.turn)}::bigint[], ${column((one) => one.placeId)}::bigint[], ${column((one) => one.regime)}::text[],
      ${column((one) => one.period)}::text[], ${column((one) => one.sending)}::integer[]) as s(turn, place_id, regime, period, sending)
    join value k on k.authority_id = ${authorityId} and k.place_id = s.place_id
    join indicator i on i.authority_id = k.authority_id and i.id = k.indicator_id
    join value_version v on v.authority_id = k.authority_id and v.value_id = k.id and v.source_regime = s.regime and v.source_period = s.period
      and v.source_sending < s.sending
    where ${IN_FORCE}`.execute(tx);
  const old = found.rows.filter(({ turn, value_id }) => !kept.has(`${turn} ${value_id}`));
  await runForRows(
    tx,
    END_SHAPE,
    old.map(({ turn: _turn, indicator: _indicator, period: _period, end: _end, ...row }) => row),
    (u) => sql`
      insert into value_version (authority_id, value_id, qualifiers, known_at, recorded_at, replaces, retired_on, digest,
        source_regime, source_period, source_sending, source_row, source_column)
      select ${authorityId}::bigint, value_id, qualifiers, greatest(known_at, ${today}::date), ${at}::timestamptz, id, ${today}::date, 'retired',
        source_regime, source_period, source_sending, source_row, source_column from ${u}`,
  );
  return old.map(({ turn, indicator, period, end }) => ({ turn, indicator, period, end }));
}

/** Two forms of one place wait for each other: whoever approves takes all places he writes to, in one order, before he writes. */
export async function lockValues(tx: Tx, authorityId: bigint, placeIds: readonly bigint[]): Promise<void> {
  for (const placeId of [...new Set(placeIds)].sort((a, b) => (a < b ? -1 : 1)))
    await lockName(tx, `values ${authorityId} ${placeId}`);
}

/**
 * Writes the values of approved sendings, all together: a version for each that says something new, whoever said the last one, and for
 * what another form says too; nothing for what a pack or the form itself says already; an end for what an earlier sending of a form said
 * and this one does not. Whoever asks holds their places (lockValues).
 *
 * @returns of each sending, in their order
 * @rule Y37 Y38 S20
 */
export async function saveValues(tx: Tx, doing: Doing, sendings: readonly ApprovedValues[]): Promise<readonly SavedValues[]> {
  if (sendings.length === 0) return [];
  const { authorityId, at, today } = doing;
  const textOf = rememberTexts();
  const placed = sendings.flatMap((of, turn) =>
    of.values.map((value) => ({ placeId: of.placeId, value, period: textOf(value.key.period), of, turn })),
  );
  const keys = placed.length === 0 ? [] : await findKeys(tx, authorityId, placed);
  const present = new Map(await loadPresent(tx, authorityId, keys));
  const rows = placed.flatMap(({ value, of, turn }, place) => {
    const key = keys[place];
    if (key === undefined) return [];
    const [content, before] = [contentOf(value), present.get(key)];
    if (isSaid(content, before, of)) return [];
    const { row, column } = value.source.sheet;
    // Of two forms approved together the second one finds what the first has said.
    present.set(key, { ...content, value_id: key, id: 0n, source_regime: of.regime, source_period: of.period, known_at: today });
    return [
      {
        ...content,
        entered_decimals: value.asEntered?.decimals ?? null,
        value_id: key,
        turn: place,
        of: turn,
        isNew: before === undefined,
        source_regime: of.regime,
        source_period: of.period,
        source_sending: of.sending,
        source_row: row,
        source_column: column,
        // Never before what it is to stand over.
        known_at: before !== undefined && before.known_at > today ? before.known_at : today,
        // What a pack or another form set stays theirs, what was known on an earlier day stays history: the approval stands after them.
        replaces: before && isOfForm(before, of) && before.known_at === today ? before.id : null,
        digest: digestOf(content),
      },
    ];
  });
  await runForRows(
    tx,
    VERSION_SHAPE,
    rows.map(({ of: _of, isNew: _isNew, ...row }) => row),
    (u) => sql`
      insert into value_version (authority_id, value_id, value, entered_text, entered_unit, entered_decimals, qualifiers, note, known_at, recorded_at, replaces, digest,
        source_regime, source_period, source_sending, source_row, source_column)
      select ${authorityId}::bigint, u.value_id, u.value, u.entered_text, u.entered_unit, u.entered_decimals, u.qualifiers, u.note, u.known_at, ${at}::timestamptz,
        u.replaces, u.digest, u.source_regime, u.source_period, u.source_sending, u.source_row, u.source_column
      from ${u} order by u.turn`,
  );
  const kept = new Set(placed.map(({ turn }, place) => `${turn} ${keys[place]}`));
  const ended = Map.groupBy(await endOthers(tx, doing, sendings, kept), ({ turn }) => Number(turn));
  const written = Map.groupBy(rows, (row) => row.of);
  return sendings.map(({ values }, turn): SavedValues => {
    const [own = [], gone = []] = [written.get(turn), ended.get(turn)];
    const added = own.filter(({ isNew }) => isNew).length;
    const said = values.map(({ key }) => ({ indicator: key.indicator, period: textOf(key.period), end: key.period.end }));
    const counts = { added, changed: own.length - added, same: values.length - own.length, ended: gone.length };
    return { counts, touched: [...said, ...gone.map(({ turn: _turn, ...one }) => one)] };
  });
}

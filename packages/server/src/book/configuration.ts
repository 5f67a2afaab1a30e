import type { Book } from "@kehoach/core/analysis/book";
import { toBreakdown } from "@kehoach/core/indicator/breakdown";
import { readAssigners } from "@kehoach/core/pack/assigners";
import { readForms } from "@kehoach/core/pack/forms";
import type { PackFiles } from "@kehoach/core/pack/pack";
import { levelOf } from "@kehoach/core/pack/problem";
import { readHolidays, readRegimes } from "@kehoach/core/pack/regimes";
import { type Report, readTables } from "@kehoach/core/pack/tables";
import { parsePeriod } from "@kehoach/core/period/period";
import type { Place, PlaceLevel, Succession } from "@kehoach/core/place/place";
import { showPlaceKey } from "@kehoach/core/place/place";
import { decimal } from "@kehoach/core/quantity/decimal";
import { sql } from "kysely";
import type { Tx } from "../platform/transaction.ts";

type Tree = Pick<Book, "places" | "successions">;
/** The part of a book that packs configure; the rest is facts. */
export type Configuration = Omit<Book, "authority" | "targets" | "values" | "relations" | keyof Tree>;

/** Later packs stand for earlier ones of the same name, in the earlier one's place. */
function keepLast<T>(entries: readonly T[], nameOf: (entry: T) => string): readonly T[] {
  return [...new Map(entries.map((entry) => [nameOf(entry), entry])).values()];
}

const fail: Report = (site, fault) => {
  if (levelOf(fault) === "warning") return;
  throw new Error(`stored pack ${site.pack} does not read: ${site.file} ${site.path.join(".")} ${fault.code}`);
};

/**
 * What packs configure, weakest first, as the parts of a book. They were checked when they were applied:
 * one that no longer reads is a fault.
 *
 * @param places  those of the authority: regimes name some of them
 */
export function toConfiguration(packs: readonly PackFiles[], places: readonly Place[]): Configuration {
  const broken: ReadonlySet<string> = new Set();
  const read = readTables(packs, broken, fail);
  const tables = { ...read, places: new Map(places.map((place) => [showPlaceKey(place), place])) };
  const names = { tables, places, broken, report: fail };
  const headlines = keepLast(
    packs.flatMap((files) => files.headlines),
    ({ period }) => period,
  ).map(({ period, ...list }) => {
    const parsed = parsePeriod(period);
    if (!parsed.ok) throw new Error(`stored headline period does not read: ${period}`);
    return { period: parsed.value, ...list };
  });
  const assigners = readAssigners(fail, packs);
  const overview = packs.findLast((files) => files.overview.length > 0)?.overview ?? [];
  return {
    units: tables.units,
    dimensions: [...tables.dimensions.values()],
    sectors: [...tables.sectors.values()],
    indicators: tables.indicators,
    ...(assigners.length === 0 ? {} : { assigners }),
    papers: [...tables.papers.values()],
    headlines,
    errata: keepLast(
      packs.flatMap((files) => files.errata),
      ({ code }) => code,
    ),
    forms: readForms(names, packs),
    regimes: readRegimes(names, packs),
    holidays: readHolidays(names, packs),
    overview: overview.map(({ group, disburse, lines }) => ({
      group,
      ...(disburse === undefined ? {} : { disburse }),
      lines: lines.map((line) => ({ indicator: line.indicator, breakdown: toBreakdown(line.breakdown ?? {}) })),
    })),
  };
}

/** The places and links that the packs of an authority list (or one of its packs), in the order of the packs. */
export async function loadTree(tx: Tx, authorityId: bigint, pack?: string): Promise<Tree> {
  const listed = (kind: "place" | "succession") => sql`from pack_entry
    where authority_id = ${authorityId} and retired_on is null and kind = ${kind} ${pack === undefined ? sql`` : sql`and pack = ${pack}`}
    group by entry`;
  // The halves of the key are columns of the inner question, so that the index of places is used: row level security lets no function
  // into a condition, and thousands of places just imported have no statistics yet.
  const rows = await sql<PlaceRow>`
    select p.code, p.valid_from, p.valid_to, p.kind, p.level, p.type, p.name, p.started_by, p.ended_by, up.code as up_code, up.valid_from as up_from
    from (select split_part(entry, '@', 1) as code, split_part(entry, '@', 2)::date as day, min(position) as position ${listed("place")}) e
    join place p on p.code = e.code and p.valid_from = e.day left join place up on up.id = p.parent_id
    where p.retired_on is null order by e.position, p.code, p.valid_from`.execute(tx);
  const links = await sql<LinkRow>`
    select a.code as from_code, a.valid_from as from_day, b.code as to_code, b.valid_from as to_day, s.date, s.kind, s.weight, s.act
    from place_succession s join place a on a.id = s.from_id join place b on b.id = s.to_id
    join (select entry, min(position) as position ${listed("succession")}) e on e.entry = a.code || '@' || a.valid_from || '>' || b.code || '@' || b.valid_from || ' ' || s.date
    where s.retired_on is null order by e.position, a.code, b.code`.execute(tx);
  return { places: rows.rows.map(toPlace), successions: links.rows.map(toSuccession) };
}

type PlaceRow = {
  readonly code: string;
  readonly valid_from: string;
  readonly valid_to: string | null;
  readonly kind: Place["kind"];
  readonly level: PlaceLevel;
  readonly type: string;
  readonly name: string;
  readonly started_by: string | null;
  readonly ended_by: string | null;
  readonly up_code: string | null;
  readonly up_from: string | null;
};

function toPlace(row: PlaceRow): Place {
  return {
    code: row.code,
    validFrom: row.valid_from,
    ...(row.valid_to === null ? {} : { validTo: row.valid_to }),
    kind: row.kind,
    level: row.level,
    type: row.type,
    name: row.name,
    ...(row.up_code === null || row.up_from === null ? {} : { parent: { code: row.up_code, validFrom: row.up_from } }),
    ...(row.started_by === null ? {} : { startedBy: row.started_by }),
    ...(row.ended_by === null ? {} : { endedBy: row.ended_by }),
  };
}

type LinkRow = {
  readonly from_code: string;
  readonly from_day: string;
  readonly to_code: string;
  readonly to_day: string;
  readonly date: string;
  readonly kind: Succession["kind"];
  readonly weight: string | null;
  readonly act: string | null;
};

function toSuccession(row: LinkRow): Succession {
  return {
    ...(row.act === null ? {} : { act: row.act }),
    ...(row.weight === null ? {} : { weight: decimal(row.weight) }),
    from: { code: row.from_code, validFrom: row.from_day },
    to: { code: row.to_code, validFrom: row.to_day },
    date: row.date,
    kind: row.kind,
  };
}

import type { Book } from "@kehoach/core/analysis/book";
import { indexBook } from "@kehoach/core/analysis/book-index";
import { listCheckedCells } from "@kehoach/core/analysis/check-relation";
import type { Cell } from "@kehoach/core/indicator/cell";
import { noticeOf } from "@kehoach/core/pack/notice";
import type { PackFiles } from "@kehoach/core/pack/pack";
import { showPeriod } from "@kehoach/core/period/period";
import type { StatedRelation } from "@kehoach/core/value/relation";
import type { ValueVersion } from "@kehoach/core/value/value";
import { type FactQuestion, loadRelations, loadTargets, loadValues } from "../fact/read.ts";
import { type FactKeys, findCellKeys, joinKeys } from "../fact-key/read.ts";
import { loadConfiguration, readConfigurationMark } from "../pack/read.ts";
import type { Scope } from "../platform/scope.ts";
import type { Tx } from "../platform/transaction.ts";
import { loadCellTotals } from "../total/cells.ts";
import { loadTree, toConfiguration } from "./configuration.ts";

export type BookQuestion = Omit<FactQuestion, "pack"> & {
  /** The code of the authority; the only one there is, if left out. */
  readonly authority?: string;
  /** false: configuration and places only. */
  readonly facts?: boolean;
};

type Authority = { readonly id: bigint; readonly code: string; readonly name: string; readonly place: string };
type Frame = Omit<Book, "targets" | "values" | "relations">;
type Known = { readonly mark: string; readonly frame: Frame };

/**
 * Configuration is read once between two applications of packs: it is the larger part of a small book and the same
 * for everybody who sees the authority. The mark says of which application, in which database, it is.
 */
const frames = new Map<string, Known>();
const MAX_FRAMES = 64;

async function loadFrame(tx: Tx, scope: Scope, authority: Authority): Promise<Frame> {
  const mark = await readConfigurationMark(tx, authority.id);
  const name = authority.code;
  const known = frames.get(name);
  if (known?.mark === mark) return known.frame;
  const packs = await loadConfiguration(tx, scope, authority.id);
  const { code, place } = authority;
  const tree = await loadTree(tx, authority.id);
  const notice = noticeOf(packs);
  const own = { code, name: authority.name, place, ...(notice === undefined ? {} : { notice }) };
  const frame = { authority: own, ...toConfiguration(packs, tree.places), ...tree };
  if (frames.size >= MAX_FRAMES) frames.clear();
  frames.set(name, { mark, frame });
  return frame;
}

/**
 * The book of an authority: the same as its pack gives, with the moment each fact was recorded.
 * An unknown authority is a fault; ask for it first.
 * Operands of the relations found are in the book only if the question reaches them.
 *
 * @rule S7 S13
 */
export async function loadBook(tx: Tx, scope: Scope, ask: BookQuestion): Promise<Book> {
  const rows = await tx
    .selectFrom("authority")
    .select(["id", "code", "name", "place"])
    .$if(ask.authority !== undefined, (query) => query.where("code", "=", ask.authority ?? ""))
    .limit(2)
    .execute();
  const [authority, other] = rows;
  if (!authority || other) throw new Error(authority ? "several authorities; say which" : `no authority ${ask.authority ?? ""}`);
  const frame = await loadFrame(tx, scope, authority);
  if (ask.facts === false) return { ...frame, targets: [], values: [], relations: [] };
  const targets = await loadTargets(tx, scope, authority.id, ask);
  const values = await loadValues(tx, scope, authority.id, ask);
  const relations = await loadRelations(tx, scope, authority.id, ask);
  return { ...frame, targets, values, relations };
}

/** What is asked of, as known on a day. */
export type MomentQuestion = Pick<FactQuestion, "knownAt" | "dataAsOf">;

/**
 * A book with some facts instead of those it holds: the figures of the keys found, and the relations given.
 *
 * @rule S13 S15
 */
export async function fillBook(
  tx: Tx,
  scope: Scope,
  authorityId: bigint,
  book: Book,
  facts: { readonly keys: FactKeys; readonly relations: readonly StatedRelation[]; readonly moment: MomentQuestion },
): Promise<Book> {
  const { keys, relations, moment } = facts;
  const [targets, said] = await Promise.all([
    keys.target.length === 0 ? [] : loadTargets(tx, scope, authorityId, { ...moment, keys }),
    keys.value.length === 0 ? [] : loadValues(tx, scope, authorityId, { ...moment, keys }),
  ]);
  const totals = await loadJudgingTotals(tx, scope, authorityId, book, keys.cells, moment);
  return indexBook({ ...book, targets, values: [...said, ...totals], relations });
}

/** The totals of those cells whose indicators are judged by them. @rule V20 V44 */
export function loadJudgingTotals(
  tx: Tx,
  scope: Scope,
  authorityId: bigint,
  book: Book,
  cells: readonly Cell[],
  moment: MomentQuestion = {},
): Promise<readonly ValueVersion[]> {
  const judged = cells.filter((cell) => book.indicators.get(cell.indicator)?.judgedBy === "rolled-up");
  return loadCellTotals(tx, scope, authorityId, book, judged, moment);
}

/** A book with the facts that telling whether its relations hold takes. @rule A15 S15 */
export async function fillChecked(
  tx: Tx,
  scope: Scope,
  authorityId: bigint,
  book: Book,
  facts: {
    readonly checked: readonly StatedRelation[];
    readonly relations: readonly StatedRelation[];
    readonly keys?: FactKeys;
    readonly moment: MomentQuestion;
  },
): Promise<Book> {
  const cells = facts.checked.flatMap((relation) => listCheckedCells(book, relation));
  const found = await findCellKeys(tx, scope, authorityId, cells);
  return fillBook(tx, scope, authorityId, book, { ...facts, keys: facts.keys ? joinKeys(found, facts.keys) : found });
}

/** Codes of a pack and of everything it stands on. */
function listBases(packs: readonly PackFiles[], pack: string): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (code: string): void => {
    if (found.has(code)) return;
    found.add(code);
    for (const base of packs.find(({ manifest }) => manifest.code === code)?.manifest.extends ?? []) visit(base);
  };
  visit(pack);
  return found;
}

/**
 * The book of one pack as it stands: its own facts in its own order, configuration of itself and its bases,
 * and which places are its own.
 * @param holds  "all", or "configuration": the facts are left out
 */
export async function loadPackBook(
  tx: Tx,
  scope: Scope,
  authority: Authority,
  pack: string,
  holds: "all" | "configuration" = "all",
): Promise<{ readonly book: Book; readonly files: PackFiles; readonly own: Pick<Book, "places" | "successions"> }> {
  const all = await loadConfiguration(tx, scope, authority.id);
  const needed = listBases(all, pack);
  const chain = all.filter(({ manifest }) => needed.has(manifest.code));
  const files = chain.find(({ manifest }) => manifest.code === pack);
  if (!files) throw new Error(`authority ${authority.code} has no pack ${pack}`);
  const { code, name, place } = authority;
  const tree = await loadTree(tx, authority.id);
  const own = await loadTree(tx, authority.id, pack);
  const configuration = toConfiguration([...chain.filter((one) => one !== files), files], tree.places);
  const facts =
    holds === "configuration"
      ? { targets: [], values: [], relations: [] }
      : {
          targets: await loadTargets(tx, scope, authority.id, { pack }),
          values: await loadValues(tx, scope, authority.id, { pack }),
          relations: await loadRelations(tx, scope, authority.id, { pack }),
        };
  const listed = new Set(files.headlines.map(({ period }) => period));
  const book: Book = {
    authority: { code, name, place },
    ...configuration,
    ...tree,
    ...facts,
    errata: files.errata,
    headlines: configuration.headlines.filter(({ period }) => listed.has(showPeriod(period))),
    overview: files.overview.length > 0 ? (configuration.overview ?? []) : [],
  };
  return { book, files, own };
}

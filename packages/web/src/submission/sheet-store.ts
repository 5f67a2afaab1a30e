import type { ActBody, ActReply, Reply } from "@kehoach/api/client";
import { fromSheetJson } from "@kehoach/api/sheet-json";
import type { SheetReplyJson } from "@kehoach/api/sheet-reply";
import type { Weight } from "@kehoach/core/form/form";
import { type CellId, cellOf, type Entries, type Entry, type EntryProblem } from "@kehoach/core/form/sheet";
import { countFilled, countWanted } from "@kehoach/core/submission/count-filled";
import { keptName } from "../data/kept-name.ts";
import { loadKept, type Shelf, saveKept } from "./kept-draft.ts";
import { isReason, reasonCell } from "./reason-cell.ts";
import { type LookGround, lookAtRow, type RowLook, weighCells } from "./row-look.ts";
import { createSaveLoop, type SaveLoop, type Sync } from "./save-loop.ts";
import * as sheet from "./sheet-state.ts";
import { listProblems, listTouched, listWritable, openView, rowKeyOf, updateView, type View } from "./sheet-view.ts";
import { keyOf, readSaved, readVersions, toEdits } from "./sheet-wire.ts";

/** What changes on the server while somebody looks at a sheet, but for what stands in its cells. */
export type Moving = Pick<SheetReplyJson, "seq" | "standing" | "state" | "sendings" | "acts" | "approval" | "files" | "may">;
/** Somebody else just changed these cells. */
export type News = { readonly by: string; readonly cells: readonly CellId[] };

/** A sheet as it stands at a moment. */
export type Snapshot = {
  readonly state: sheet.SheetState;
  /** What stands in the cells, as core reads it. */
  readonly entries: Entries;
  readonly view: View;
  readonly looks: ReadonlyMap<string, RowLook>;
  /** In the order of the form. */
  readonly problems: readonly EntryProblem[];
  readonly moving: Moving;
  readonly people: Readonly<Record<string, string>>;
  readonly sync: Sync;
  readonly savedAt: Date | undefined;
  /** Whether this machine holds what is not sent. */
  readonly isKept: boolean;
  /** How many cells came back from an earlier time. */
  readonly restored: number;
  readonly news: readonly News[];
};

export type SheetStore = {
  readonly get: () => Snapshot;
  readonly subscribe: (listener: () => void) => () => void;
  readonly type: (cell: CellId, entry: Entry | undefined) => void;
  /** What is typed stands; or it is taken back, to what the cell said before. */
  readonly leave: () => void;
  readonly drop: (cell: CellId, before: Entry | undefined) => void;
  readonly put: (cells: readonly (readonly [CellId, Entry | undefined])[]) => void;
  /** Gives how many cells could not be moved, and one that was. */
  readonly undo: () => Pick<sheet.Moved, "cells" | "left">;
  readonly redo: () => Pick<sheet.Moved, "cells" | "left">;
  readonly choose: (cell: CellId, whose: "mine" | "theirs") => void;
  readonly forget: (cells: readonly CellId[]) => void;
  readonly explain: (problem: EntryProblem, text: string) => void;
  readonly seen: (news: News) => void;
  /** Whether something was done by another than who sits here. */
  readonly isOther: (by: string) => boolean;
  readonly loop: SaveLoop;
  /** Asks the server how everything stands now. */
  readonly refresh: () => Promise<void>;
  /** The page goes: what is not sent is held on this machine, and sent if there is still time. */
  readonly part: () => void;
  /** Begins to save and to ask; gives what ends it. */
  readonly start: () => () => void;
};

/** How a sheet reaches the server, the machine it stands on, and the clock. */
export type SheetPorts = {
  readonly user: string;
  readonly shelf: Shelf;
  readonly save: (body: ActBody<"saveSheet">) => Promise<ActReply<"saveSheet">>;
  /** Sends without waiting for an answer. */
  readonly saveLast: (body: ActBody<"saveSheet">) => void;
  readonly changes: (after: number) => Promise<Reply<"sheetChanges">>;
  readonly isSeen: () => boolean;
  readonly later: (ms: number, run: () => void) => () => void;
  readonly now: () => Date;
};

/** How long what is typed may wait until this machine holds it; what ends the page holds it at once. */
const KEEP_MS = 150;

/** A pause in typing. */
const PAUSE_MS = 2000;

export function explanationOf(state: sheet.SheetState, problem: EntryProblem): string {
  return sheet.entryOf(state, reasonCell(problem.key))?.text ?? "";
}

/** Whether a problem stops sending as it stands. */
export function isOpenProblem(state: sheet.SheetState, problem: EntryProblem): boolean {
  return problem.weight === "block" || (problem.weight === "warn" && explanationOf(state, problem).trim() === "");
}

/** How many of the cells that must say something do. */
export function countRequired({ view, entries }: Snapshot): { readonly filled: number; readonly wanted: number } {
  const { form, period } = view.sheet.given;
  return { filled: countFilled(form, period, entries), wanted: countWanted(form, period) };
}

function toMoving({ seq, standing, state, sendings, acts, approval, files, may }: Moving): Moving {
  return { seq, standing, state, sendings, acts, approval, files, may };
}

function toEntries({ held, mine }: sheet.SheetState): Entries {
  const entries = new Map<CellId, Entry>();
  for (const [cell, { entry }] of held) if (entry !== undefined && !isReason(cell)) entries.set(cell, entry);
  for (const [cell, { entry }] of mine) {
    if (isReason(cell)) continue;
    if (entry === undefined) entries.delete(cell);
    else entries.set(cell, entry);
  }
  return entries;
}

function cellOfFile({ cell }: SheetReplyJson["files"][number]): CellId | undefined {
  return cell === null ? undefined : cellOf(cell.row, cell.column);
}

/** Holds a sheet that somebody works on: every change is computed, checked, kept on this machine and sent. */
export function createSheetStore(reply: SheetReplyJson, ports: SheetPorts): SheetStore {
  const key = keyOf(reply);
  const me = `user:${ports.user}`;
  const name = keptName({ user: ports.user, ...key });
  const listeners = new Set<() => void>();
  const given = fromSheetJson(reply.sheet);
  const writable = listWritable(given);
  // Cells that the form has no more can go nowhere.
  const kept = new Map([...loadKept(ports.shelf, name)].filter(([cell]) => isReason(cell) || writable.has(cell)));
  const opened = sheet.openState(new Map(readVersions(reply)), kept);
  let entries = toEntries(opened);
  let keptCells: ReadonlySet<CellId> = new Set(kept.keys());
  let known = reply.seq;
  const view = openView(given, entries);
  let snapshot: Snapshot = {
    state: opened,
    entries,
    view,
    looks: new Map(),
    problems: listProblems(view),
    moving: toMoving(reply),
    people: reply.people,
    sync: { kind: "calm" },
    savedAt: undefined,
    isKept: true,
    restored: opened.mine.size,
    news: [],
  };
  let weights: ReadonlyMap<CellId, Weight> = new Map();
  const look = (next: Snapshot, rows: Iterable<string>): ReadonlyMap<string, RowLook> => {
    const files = new Set(next.moving.files.map(cellOfFile));
    const ground: LookGround = {
      sheet: next.view.sheet,
      entryOf: (cell) => sheet.entryOf(next.state, cell),
      weightOf: (cell) => weights.get(cell),
      isConflict: (cell) => sheet.isConflict(next.state, cell),
      hasFile: (cell) => files.has(cell),
    };
    const looks = new Map(next.looks);
    for (const row of rows) looks.set(row, lookAtRow(ground, row, next.view.cells.get(row) ?? []));
    return looks;
  };
  const allRows = (): readonly string[] => snapshot.view.sheet.given.form.rows.map((row) => row.key);
  const show = (next: Snapshot): void => {
    snapshot = next;
    for (const listener of listeners) listener();
  };
  /** Draws lines anew, and those whose marks changed. */
  const draw = (next: Snapshot, rows: Iterable<string>): Snapshot => {
    const before = weights;
    weights = weighCells(next.problems, (problem) => explanationOf(next.state, problem).trim() !== "");
    const drawn = new Set(rows);
    for (const cell of new Set([...before.keys(), ...weights.keys()]))
      if (before.get(cell) !== weights.get(cell)) drawn.add(rowKeyOf(cell));
    return { ...next, looks: look(next, drawn) };
  };
  let isKeptSoon = false;
  const keep = (): void => {
    isKeptSoon = false;
    const { mine } = snapshot.state;
    const isKept = saveKept(ports.shelf, name, mine, keptCells);
    keptCells = new Set(mine.keys());
    if (isKept !== snapshot.isKept) show({ ...snapshot, isKept });
  };
  /** Soon: when very much is typed and not sent, no letter waits for it. */
  const keepSoon = (): void => {
    if (isKeptSoon) return;
    isKeptSoon = true;
    ports.later(KEEP_MS, () => (isKeptSoon ? keep() : undefined));
  };
  const change = (state: sheet.SheetState, cells: readonly CellId[], more: Partial<Snapshot> = {}): void => {
    if (state === snapshot.state && Object.keys(more).length === 0) return;
    const rows = cells.filter((cell) => !isReason(cell)).map(rowKeyOf);
    entries = rows.length === 0 ? entries : toEntries(state);
    const touched = listTouched(snapshot.view.sheet, rows);
    const nextView = touched.length === 0 ? snapshot.view : updateView(snapshot.view, entries, touched);
    const problems = touched.length === 0 ? snapshot.problems : listProblems(nextView);
    if (state.mine !== snapshot.state.mine) keepSoon();
    show(draw({ ...snapshot, state, entries, view: nextView, problems, ...more }, touched));
  };
  const edit = (state: sheet.SheetState, cells: readonly CellId[]): void => {
    change(state, cells, state.mine === snapshot.state.mine || snapshot.restored === 0 ? {} : { restored: 0 });
    if (sheet.listUnsent(state).length > 0) loop.wake();
  };
  let letters = 0;
  /** Who stops typing and stays in the cell is not left waiting: what stands there is sent. */
  const pauseSoon = (): void => {
    letters += 1;
    const now = letters;
    ports.later(PAUSE_MS, () => (now === letters ? edit(sheet.leaveCell(snapshot.state), []) : undefined));
  };
  const learn = (moved: Reply<"sheetChanges">): void => {
    known = Math.max(known, moved.seq);
    const listFiles = (files: Moving["files"]): string => files.map(({ id }) => id).join(" ");
    const isNewFile = listFiles(moved.files) !== listFiles(snapshot.moving.files);
    const { state, cells } = sheet.learn(snapshot.state, readVersions(moved));
    const conflicts = sheet.listConflicts(state);
    const others = new Map<string, CellId[]>();
    for (const cell of cells) {
      const by = state.held.get(cell)?.by ?? "";
      if (!isReason(cell) && by !== me) others.set(by, [...(others.get(by) ?? []), cell]);
    }
    const news = [...others].map(([by, some]) => ({ by, cells: some }));
    change(state, [...cells, ...conflicts], {
      moving: toMoving(moved),
      people: { ...snapshot.people, ...moved.people },
      news: [...snapshot.news, ...news],
    });
    if (isNewFile) show({ ...snapshot, looks: look(snapshot, allRows()) });
  };
  const save = async (): Promise<void> => {
    const unsent = sheet.listUnsent(snapshot.state);
    const saved = await ports.save({ ...key, ...toEdits(unsent) });
    const at = ports.now();
    const settled = readSaved(saved.saved, new Map(unsent), { by: me, at: at.toISOString() });
    const conflicts = readVersions(saved.conflicts);
    const cells = [...settled, ...conflicts].map(([cell]) => cell);
    const { state } = sheet.learn(sheet.settle(snapshot.state, settled), conflicts);
    change(state, cells, { savedAt: at, people: { ...snapshot.people, ...saved.people } });
    // What said the same as another's change is neither saved nor a conflict: his version is asked for.
    if (cells.length < unsent.length) learn(await ports.changes(known));
  };
  const refresh = async (): Promise<void> => learn(await ports.changes(known));
  const hasUnsent = (): boolean => snapshot.moving.may.enter && sheet.listUnsent(snapshot.state).length > 0;
  const loop = createSaveLoop({
    hasUnsent,
    isSeen: ports.isSeen,
    save,
    poll: refresh,
    tell: (sync) => {
      show({ ...snapshot, sync });
      // Refused because it was sent, or closed, meanwhile: the sheet shows how it stands.
      if (sync.kind === "refused")
        void refresh().then(
          () => (hasUnsent() ? undefined : loop.now()),
          () => undefined,
        );
    },
    later: ports.later,
  });
  const move = ({ state, cells, left }: sheet.Moved): Pick<sheet.Moved, "cells" | "left"> => {
    edit(state, cells);
    return { cells, left };
  };
  snapshot = draw(snapshot, allRows());
  return {
    get: () => snapshot,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    type: (cell, entry) => {
      edit(sheet.typeCell(snapshot.state, cell, entry), [cell]);
      pauseSoon();
    },
    leave: () => edit(sheet.leaveCell(snapshot.state), []),
    drop: (cell, before) => {
      const isOpen = snapshot.state.steps.open === cell;
      edit(isOpen ? sheet.dropTyped(snapshot.state) : sheet.putCells(snapshot.state, [[cell, before]]), [cell]);
    },
    put: (cells) =>
      edit(
        sheet.putCells(snapshot.state, cells),
        cells.map(([cell]) => cell),
      ),
    undo: () => move(sheet.undo(snapshot.state)),
    redo: () => move(sheet.redo(snapshot.state)),
    choose: (cell, whose) => edit(sheet.choose(snapshot.state, cell, whose), [cell]),
    forget: (cells) => edit(sheet.forget(snapshot.state, cells), cells),
    explain: (problem, text) => {
      edit(sheet.typeCell(snapshot.state, reasonCell(problem.key), text.trim() === "" ? undefined : { text }), []);
      pauseSoon();
    },
    seen: (one) => show({ ...snapshot, news: snapshot.news.filter((other) => other !== one) }),
    isOther: (by) => by !== me,
    loop,
    refresh,
    part: () => {
      keep();
      const unsent = sheet.listUnsent(sheet.leaveCell(snapshot.state));
      if (snapshot.moving.may.enter && unsent.length > 0) ports.saveLast({ ...key, ...toEdits(unsent) });
    },
    start: () => {
      loop.start();
      return () => {
        keep();
        // What was typed last goes on its way; what does not arrive is kept.
        void loop.flush().finally(() => {
          loop.stop();
          keep();
        });
      };
    },
  };
}

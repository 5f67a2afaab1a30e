import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decideApply, type Present, type Wanted } from "./decide-apply.ts";

const NOTHING: Present = { written: [], guarded: [], listed: [], approved: [], measured: new Map() };

function value(key: string, given: Partial<Wanted> = {}): Wanted {
  return { kind: "value", key, pack: "a", digest: `says ${key}`, position: 0n, ...given };
}

/** What is there after applying entries of one pack to an empty database. */
function presentAfter(entries: readonly Wanted[], own = true): Present {
  return {
    written: entries.filter(({ kind }) => kind === "unit"),
    guarded: entries.flatMap(({ kind, key, pack, digest }) => (kind === "value" ? [{ kind, key, pack, digest }] : [])),
    listed: entries.flatMap(({ kind, key, pack, position }) => (kind === "value" ? [{ kind, key, pack, position, own }] : [])),
    approved: [],
    measured: new Map(),
  };
}

describe("what applying a pack would do", () => {
  it("[S10] a figure is added, left alone, changed, or a conflict", () => {
    const there = presentAfter([value("same"), value("mine"), value("other", { pack: "b" })]);
    const wanted = [value("new"), value("same"), value("mine", { digest: "else" }), value("other", { digest: "else" })];
    expect(decideApply(there, wanted)).toEqual({
      changes: [
        { kind: "value", key: "new", pack: "a", what: "added" },
        { kind: "value", key: "mine", pack: "a", what: "changed" },
        { kind: "value", key: "other", pack: "b", what: "retired" },
      ],
      conflicts: [{ kind: "value", key: "other", pack: "a", setBy: { pack: "b" } }],
      unchanged: 1,
    });
  });

  it("[S10] what another pack also lists is left, not retired", () => {
    const mine = presentAfter([value("x")]);
    const there = {
      ...mine,
      listed: [...mine.listed, { kind: "value", key: "x", pack: "b", position: 0n, own: false } as const],
    };
    expect(decideApply(there, []).changes).toEqual([{ kind: "value", key: "x", pack: "a", what: "left" }]);
  });

  it("[S22] another unit of what forms have said is a conflict, also where the entry of the indicator is the same", () => {
    const setBy = { regime: "year", period: "2030" };
    const area = (digest: string): Wanted => ({ kind: "indicator", key: "area", pack: "a", digest, position: 0n });
    const there: Present = { ...NOTHING, written: [area("in ha")] };
    expect(decideApply(there, [area("in a")])).toMatchObject({ changes: [{ key: "area", what: "changed" }], conflicts: [] });
    const measured = new Map([["area", setBy]]);
    for (const digest of ["in a", "in ha"])
      expect(decideApply({ ...there, measured }, [area(digest)])).toEqual({
        changes: [],
        conflicts: [{ kind: "indicator", key: "area", pack: "a", setBy }],
        unchanged: 0,
      });
  });

  it("[S19] what an approved form says otherwise is a conflict that names it; the same, or history, is not", () => {
    const says = (day: string, number: string | null): Wanted =>
      value(`x ${day}`, { digest: `${number}`, figure: { key: "x", knownAt: day, says: number } });
    const setBy = { regime: "year", period: "2030" };
    const there: Present = { ...NOTHING, approved: [{ key: "x", knownAt: "2031-01-10", says: "12.5", setBy }] };
    const wanted = [says("2031-01-09", "1"), says("2031-01-10", "12.5"), says("2031-01-11", "12"), says("2031-01-12", null)];
    const { changes, conflicts } = decideApply(there, wanted);
    expect(changes.map(({ key, what }) => `${key} ${what}`)).toEqual(["x 2031-01-09 added", "x 2031-01-10 added"]);
    expect(conflicts).toEqual([
      { kind: "value", key: "x 2031-01-11", pack: "a", setBy },
      { kind: "value", key: "x 2031-01-12", pack: "a", setBy },
    ]);
    expect(decideApply({ ...presentAfter(wanted), approved: there.approved }, wanted)).toEqual({
      changes: [],
      conflicts: [],
      unchanged: 4,
    });
  });

  it("[S9] configuration has no conflicts: each pack has its own copy", () => {
    const unit = { kind: "unit", key: "ha", digest: "1", position: 0n } as const;
    const there = presentAfter([{ ...unit, pack: "base" }]);
    expect(
      decideApply(there, [
        { ...unit, pack: "base" },
        { ...unit, pack: "a", digest: "2" },
      ]).changes,
    ).toEqual([{ kind: "unit", key: "ha", pack: "a", what: "added" }]);
    expect(decideApply(there, []).changes).toEqual([{ kind: "unit", key: "ha", pack: "base", what: "retired" }]);
  });

  it("[S8] applying what is there changes nothing, whatever it is", () => {
    const entry = fc.record({
      kind: fc.constantFrom("unit" as const, "value" as const),
      key: fc.string(),
      digest: fc.string(),
      position: fc.bigInt({ min: 0n, max: 9n }),
      pack: fc.constant("a"),
    });
    const entries = fc.uniqueArray(entry, { selector: ({ kind, key }) => `${kind} ${key}` });
    fc.assert(
      fc.property(entries, (wanted) => {
        expect(decideApply(NOTHING, wanted).changes.every(({ what }) => what === "added")).toBe(true);
        expect(decideApply(presentAfter(wanted), wanted)).toEqual({ changes: [], conflicts: [], unchanged: wanted.length });
      }),
    );
  });

  it("[S10] every entry is told once: added, changed, moved, retired, in conflict or unchanged", () => {
    const entry = fc.record({
      kind: fc.constantFrom("unit" as const, "value" as const),
      key: fc.constantFrom("p", "q", "r", "s"),
      digest: fc.constantFrom("1", "2"),
      position: fc.constantFrom(0n, 1n),
      pack: fc.constant("a"),
    });
    const entries = fc.uniqueArray(entry, { selector: ({ kind, key }) => `${kind} ${key}` });
    fc.assert(
      fc.property(entries, entries, (before, wanted) => {
        const found = decideApply(presentAfter(before), wanted);
        const names = new Set([...before, ...wanted].map(({ kind, key }) => `${kind} ${key}`));
        expect(found.changes.length + found.conflicts.length + found.unchanged).toBe(names.size);
      }),
    );
  });
});

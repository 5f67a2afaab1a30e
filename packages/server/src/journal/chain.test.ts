import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type ChainFault, checkLinks, checkUnsealed, EMPTY_CHAIN, hashRow, type KeptRow, type Link } from "./chain.ts";

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

function makeRow(number: number, given: Partial<KeptRow> = {}): KeptRow {
  const change = given.change === undefined ? `{"number":${number}}` : given.change;
  return {
    at: `2030-01-02T03:04:${String(number % 60).padStart(2, "0")}.000001Z`,
    actor: "user:an",
    act: "user.create",
    subject: `user ${number}`,
    digest: sha256(change ?? "gone"),
    change,
    ...given,
  };
}

function makeChain(length: number): readonly (Link & { readonly row: KeptRow })[] {
  let { hash } = EMPTY_CHAIN;
  return Array.from({ length }, (_, at) => {
    const row = makeRow(at + 1);
    hash = hashRow(hash, "north", row);
    return { position: BigInt(at + 1), hash, row };
  });
}

function check(links: readonly Link[]): readonly (readonly [string, bigint | undefined])[] {
  return checkLinks(EMPTY_CHAIN, "north", links).faults.map(({ kind, position }) => [kind, position]);
}

const chain = makeChain(9);
/** The chain with the link of one position replaced. */
function withLink(position: number, change: (link: (typeof chain)[number]) => readonly Link[]): readonly Link[] {
  return chain.flatMap((link) => (link.position === BigInt(position) ? change(link) : [link]));
}

describe("a chain", () => {
  it("[L3] is hashed as the rules say, from text anybody can write again", () => {
    const row = makeRow(1);
    const text = `["north","${row.at}","user:an","user.create","user 1","${row.digest}"]`;
    expect(hashRow(EMPTY_CHAIN.hash, "north", row)).toBe(sha256("0".repeat(64) + text));
  });

  it("[L6] that was left alone has no fault, read whole or in pieces of any size", () => {
    expect(check(chain)).toEqual([]);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9 }), (cut) => {
        const first = checkLinks(EMPTY_CHAIN, "north", chain.slice(0, cut));
        const second = checkLinks(first.end, "north", chain.slice(cut));
        expect([...first.faults, ...second.faults]).toEqual([]);
        expect(second.end.position).toBe(9n);
      }),
    );
  });

  it.each(["at", "actor", "act", "subject", "digest"] as const)("[L6] tells a changed %s where it is, once", (field) => {
    const tampered = withLink(4, (link) => [{ ...link, row: { ...link.row, change: null, [field]: `${link.row[field]}x` } }]);
    expect(check(tampered)).toEqual([["hash", 4n]]);
  });

  it("[L6] tells a kept change that is not the one written, sealed or not", () => {
    expect(check(withLink(4, (link) => [{ ...link, row: { ...link.row, change: '{"number":40}' } }]))).toEqual([["digest", 4n]]);
    const row = makeRow(1, { change: '{"number":2}', digest: sha256('{"number":1}') });
    expect(checkUnsealed(row)).toEqual<ChainFault[]>([{ kind: "digest", row }]);
    expect(checkUnsealed(makeRow(1, { change: null }))).toEqual([]);
  });

  it("[L6] tells a removed row, and a removed stretch of seals", () => {
    expect(check(withLink(4, (link) => [{ ...link, row: undefined }]))).toEqual([["missing", 4n]]);
    const cut = chain.filter(({ position }) => position < 3n || position > 5n);
    expect(checkLinks(EMPTY_CHAIN, "north", cut).faults).toEqual([{ kind: "gap", position: 3n, upTo: 5n }]);
  });

  it("[L6] tells two rows that changed places, at both", () => {
    const [fourth, sixth] = [chain[3], chain[5]];
    if (!fourth || !sixth) throw new Error("the chain is short");
    const swapped = chain.map((link) =>
      link === fourth ? { ...link, row: sixth.row } : link === sixth ? { ...link, row: fourth.row } : link,
    );
    expect(check(swapped)).toEqual([
      ["hash", 4n],
      ["hash", 6n],
    ]);
  });

  it("[L6] tells a row put in between, even with a hash that fits, by the one behind it", () => {
    const before = chain[2];
    if (!before) throw new Error("the chain is short");
    const row = makeRow(99);
    const put = { position: 4n, hash: hashRow(before.hash, "north", row), row };
    const moved = chain.slice(3).map((link) => ({ ...link, position: link.position + 1n }));
    expect(check([...chain.slice(0, 3), put, ...moved])).toEqual([["hash", 5n]]);
  });

  it("[L6] tells a chain of another authority", () => {
    expect(checkLinks(EMPTY_CHAIN, "south", chain.slice(0, 1)).faults).toMatchObject([{ kind: "hash", position: 1n }]);
  });

  it("[L6] any one change of any one row or hash is told, at that position or the next", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9 }),
        fc.constantFrom("at", "actor", "act", "subject", "digest", "hash", "change"),
        fc.string({ minLength: 1 }),
        (position, field, more) => {
          const tampered = withLink(
            position,
            ({ row, ...link }) =>
              field === "hash"
                ? [{ ...link, hash: link.hash + more, row }]
                : [{ ...link, row: { ...row, [field]: row[field === "change" ? "change" : (field as "actor")] + more } }], // one of the texts of a row
          );
          const faults = check(tampered);
          expect(faults.length).toBeGreaterThan(0);
          for (const [, at] of faults) expect([BigInt(position), BigInt(position + 1)]).toContain(at);
        },
      ),
    );
  });
});

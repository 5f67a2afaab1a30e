import type { Entry, PackFiles } from "@kehoach/core/pack/pack";
import { loadBook } from "../src/book/read.ts";
import { type ApplyOptions, type ApplyResult, applyPack } from "../src/pack/apply.ts";
import { SYSTEM } from "../src/platform/scope.ts";
import { inSnapshot } from "../src/platform/transaction.ts";
import { type TotalReport, verifyTotals } from "../src/total/verify.ts";
import { makeChain, makeValue } from "./small-pack.ts";
import type { TestDatabase } from "./test-database.ts";

type Place = Entry<"places">;
type Value = Entry<"values">;
/** Whose pack: another authority may share the places. */
export type Whose = {
  readonly authority: string;
  readonly root: string;
  readonly targets?: readonly Entry<"targets">[];
  /** When the pack says it knew what it says. */
  readonly knownAt?: string;
};
export const PROVINCE: Whose = { authority: "prov", root: "P" };

export function makePlace(code: string, level: Place["level"], parent?: string, more: Partial<Place> = {}): Place {
  const key = parent === undefined ? {} : { parent: parent.includes("@") ? parent : `${parent}@2000-01-01` };
  const kind = level === "agency" ? "agency" : "territory";
  return { code, validFrom: "2000-01-01", kind, level, type: "nơi", name: code, ...key, ...more };
}

/** A province of two districts with two communes each. */
export const TREE: readonly Place[] = [
  makePlace("P", "province"),
  makePlace("N", "district", "P"),
  makePlace("S", "district", "P"),
  makePlace("N1", "commune", "N"),
  makePlace("N2", "commune", "N"),
  makePlace("S1", "commune", "S"),
  makePlace("S2", "commune", "S"),
];

/** A country of two provinces; one has a district with two communes and a town below it directly, the other has said nothing yet. */
export const COUNTRY: readonly Place[] = [
  makePlace("V", "country", undefined, { type: "nước", name: "Mẫu" }),
  makePlace("V1", "province", "V", { type: "tỉnh", name: "Một" }),
  makePlace("V2", "province", "V", { type: "tỉnh", name: "Hai" }),
  makePlace("V11", "district", "V1", { type: "huyện", name: "Trong" }),
  makePlace("V12", "commune", "V1", { type: "phường", name: "Thẳng" }),
  makePlace("V111", "commune", "V11", { type: "xã", name: "Đầu" }),
  makePlace("V112", "commune", "V11", { type: "xã", name: "Cuối" }),
  makePlace("V21", "district", "V2", { type: "huyện", name: "Ngoài" }),
  makePlace("V211", "commune", "V21", { type: "xã", name: "Xa" }),
];
export const NATION: Whose = { authority: "nation", root: "V" };

/** An area and an output, which add up over places and time, a yield computed from them, and a rate that adds up over nothing. */
function makePack(
  values: readonly Value[],
  places: readonly Place[],
  { authority, root, targets = [], ...more }: Whose,
): readonly PackFiles[] {
  const [base, pack] = makeChain({ values, targets, relations: [], authority, code: authority, ...more });
  const [area] = pack?.indicators.get("crops") ?? [];
  if (!base || !pack || !area) throw new Error("the small pack has an indicator");
  const crops = { ...area, judgedBy: "own" as const, additive: { places: true, time: true, dimensions: [] } };
  const alone = { places: false, time: false, dimensions: [] };
  const ratio = { unit: "t-per-ha", nature: "ratio" as const, additive: alone };
  return [
    {
      ...base,
      units: [
        ...base.units,
        { code: "t", name: "tấn", dimension: "mass", factor: "1", whole: false },
        { code: "t-per-ha", name: "tấn/ha", dimension: "mass-per-area", factor: "1", whole: false },
      ],
    },
    {
      ...pack,
      manifest: { ...pack.manifest, authority: { code: authority, name: "Nơi thử", place: root } },
      places,
      indicators: new Map([
        [
          "crops",
          [
            crops,
            { ...crops, code: "crops.output", unit: "t" },
            { ...crops, ...ratio, code: "crops.yield", formula: "[crops.output] / [crops.area]" },
            { ...crops, code: "crops.rate", additive: alone },
          ],
        ],
      ]),
    },
  ];
}

/** What a place says of the area in June, unless told otherwise. `entered` left out: that there is none. */
export function sayValue(code: string, entered: string | undefined, more: Partial<Value> = {}): Value {
  const { entered: _entered, unit: _unit, ...rest } = makeValue({ place: code, period: "2030-M06", series: "own", ...more });
  const unit = more.indicator === "crops.output" ? "t" : "ha";
  return entered === undefined ? { ...rest, noFigure: true } : { ...rest, entered, unit };
}

export async function applyValues(
  own: Pick<TestDatabase, "db">,
  values: readonly Value[],
  places: readonly Place[] = TREE,
  whose = PROVINCE,
  options: Partial<ApplyOptions> = {},
): Promise<ApplyResult> {
  const applied = await applyPack(own.db, makePack(values, places, whose), { actor: "test", ...options });
  if (!applied.ok) throw new Error(JSON.stringify(applied.problems));
  return applied.value;
}

export async function findAuthorityId(own: TestDatabase, code = PROVINCE.authority): Promise<bigint> {
  const [found] = await own.look.selectFrom("authority").select("id").where("code", "=", code).execute();
  if (!found) throw new Error(`no pack of ${code} was applied`);
  return found.id;
}

export async function verifyAuthority(own: TestDatabase, code = PROVINCE.authority): Promise<TotalReport> {
  const id = await findAuthorityId(own, code);
  return inSnapshot(own.db, SYSTEM, async (tx) =>
    verifyTotals(tx, id, await loadBook(tx, SYSTEM, { authority: code, facts: false })),
  );
}

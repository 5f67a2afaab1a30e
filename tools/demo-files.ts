import { sectorOf } from "../packages/core/src/indicator/sector.ts";
import { NO_ENTRIES, PACK_FORMAT } from "../packages/core/src/pack/pack.ts";
import { formatPack } from "../packages/documents/src/pack/format-pack.ts";
import { listDemoTargets, listDemoValues } from "./demo-entries.ts";

/** The files of figures of packs/minh-hoa-2023 by name, in canonical form. */
export function writeDemoFiles(): ReadonlyMap<string, string> {
  const texts = formatPack({
    ...NO_ENTRIES,
    manifest: { format: PACK_FORMAT, code: "", name: "" },
    targets: Map.groupBy(listDemoTargets(), ({ indicator }) => sectorOf(indicator)),
    values: Map.groupBy(listDemoValues(), ({ indicator }) => sectorOf(indicator)),
  });
  return new Map([...texts].filter(([file]) => /^(targets|values)\//.test(file)));
}

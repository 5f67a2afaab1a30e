import { sectorOf } from "../indicator/sector.ts";
import { fileOfSector, type PackFiles, type SectorKind } from "./pack.ts";
import { inside, listEntries, listSectorEntries, type Report, type Site } from "./tables.ts";

/**
 * Entries in a file of another sector; facts in a pack without an authority; a base that has another one.
 * @param packs  bases first, the pack itself last
 * @rule K6 K7
 */
export function checkPlacement(packs: readonly PackFiles[], report: Report): void {
  for (const files of packs) {
    for (const kind of ["indicators", "relations"] as const) {
      for (const { entry, site } of listSectorEntries(files, kind)) checkFile(report, inside(site, "code"), kind, entry.code);
    }
    for (const kind of ["targets", "values"] as const) {
      for (const { entry, site } of listSectorEntries(files, kind))
        checkFile(report, inside(site, "indicator"), kind, entry.indicator);
    }
    if (files.manifest.authority === undefined) checkWithoutFacts(files, report);
  }
  const own = packs.at(-1);
  if (!own) return;
  for (const base of packs.slice(0, -1)) {
    // A pack of the same authority is laid over, not inherited: what it says stands.
    if (base.manifest.authority === undefined || base.manifest.authority.code === own.manifest.authority?.code) continue;
    report(
      { pack: own.manifest.code, file: "pack.yaml", path: ["extends"] },
      { code: "PACK_EXTENDS_AUTHORITY", base: base.manifest.code },
    );
  }
}

function checkFile(report: Report, site: Site, kind: SectorKind, code: string): void {
  const right = fileOfSector(kind, sectorOf(code));
  if (site.file !== right) report(site, { code: "PACK_WRONG_FILE", text: code, right });
}

function checkWithoutFacts(files: PackFiles, report: Report): void {
  for (const kind of ["headlines", "errata", "regimes"] as const) {
    const [first] = listEntries(files, kind);
    if (first) report({ ...first.site, path: [kind] }, { code: "PACK_BASE_WITH_FACTS", kind }, { at: "key" });
  }
  for (const kind of ["targets", "values", "relations", "forms"] as const) {
    const [first] = listSectorEntries(files, kind);
    if (first) report({ ...first.site, path: [kind] }, { code: "PACK_BASE_WITH_FACTS", kind }, { at: "key" });
  }
}

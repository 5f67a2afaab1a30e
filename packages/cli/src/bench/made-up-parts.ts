import { type Entry, NO_ENTRIES, type PackFiles } from "@kehoach/core/pack/pack";

/** What made-up authorities have in common. */

export function pad(number: number, width: number): string {
  return String(number).padStart(width, "0");
}

/** The sector of an indicator by its number, so many in each. */
export function sectorOf(at: number, perSector: number): string {
  return `s${pad(Math.floor(at / perSector), 3)}`;
}

export function codeOf(at: number, perSector: number): string {
  return `${sectorOf(at, perSector)}.i${pad(at, 4)}`;
}

/** A province and its communes: P000, P001, … */
export function listPlaces(count: number): Entry<"places">[] {
  const [validFrom, parent] = ["2000-01-01", "P000@2000-01-01"];
  return Array.from({ length: count }, (_, at): Entry<"places"> => {
    const code = `P${pad(at, 3)}`;
    if (at === 0) return { code, validFrom, kind: "territory", level: "province", type: "tỉnh", name: "Dựng" };
    return { code, validFrom, kind: "territory", level: "commune", type: "xã", name: `Số ${at}`, parent };
  });
}

export function makeIndicator(code: string, at: number): Entry<"indicators"> {
  return {
    code,
    name: `Chỉ tiêu dựng ${at}`,
    unit: "ha",
    decimals: 2,
    nature: "flow",
    direction: "higher",
    additive: { places: true, time: true, dimensions: [] },
    judgedBy: "own",
  };
}

export function makeSector(code: string, at: number): Entry<"sectors"> {
  return { code, name: `Lĩnh vực dựng ${at}`, section: `II.${at + 1}`, reporterStated: false };
}

/** The pack it stands on. */
export function makeBase(code: string): PackFiles {
  return {
    ...NO_ENTRIES,
    manifest: { format: "kehoach-pack/1", code, name: "Nền dựng" },
    units: [
      { code: "ha", name: "ha", dimension: "area", factor: "1", whole: false },
      { code: "percent", name: "%", dimension: "percent", factor: "1", whole: false },
    ],
    calendars: [{ code: "solar", name: "lịch dương" }],
  };
}

import { type OwnedKind, showSuccession, toPackFiles } from "@kehoach/core/pack/from-book";
import {
  FILE_OF_LIST,
  fileOfSector,
  LIST_KINDS,
  LIST_SHAPES,
  MANIFEST_FILE,
  MANIFEST_SHAPE,
  type PackFiles,
  PROSE_FILES,
  PROSE_ORDERS,
  SECTOR_KINDS,
  SECTOR_SHAPES,
} from "@kehoach/core/pack/pack";
import { type Fields, isRecord } from "@kehoach/core/pack/shape";
import { writeFreeYaml, writeYaml } from "../yaml/write-yaml.ts";
import type { ReadFiles } from "./read-pack.ts";

/**
 * The canonical text of every file of a pack, by file name. Equal packs give equal texts, byte for byte;
 * a list with nothing in it has no file.
 *
 * @rule K17 K18
 */
export function formatPack(files: PackFiles): ReadonlyMap<string, string> {
  const texts = new Map([[MANIFEST_FILE, writeYaml(files.manifest, MANIFEST_SHAPE.fields)]]);
  for (const file of new Set(Object.values(FILE_OF_LIST))) {
    const kinds = LIST_KINDS.filter((kind) => FILE_OF_LIST[kind] === file && files[kind].length > 0);
    const fields: Fields = Object.fromEntries(kinds.map((kind) => [kind, { kind: "list", of: LIST_SHAPES[kind] } as const]));
    const data = Object.fromEntries(kinds.map((kind) => [kind, files[kind]]));
    if (kinds.length > 0) texts.set(file, writeYaml(data, fields));
  }
  for (const kind of SECTOR_KINDS) {
    const fields: Fields = { [kind]: { kind: "list", of: SECTOR_SHAPES[kind] } };
    for (const [sector, entries] of files[kind]) {
      if (entries.length > 0) texts.set(fileOfSector(kind, sector), writeYaml({ [kind]: entries }, fields));
    }
  }
  for (const kind of ["phrases", "report"] as const) {
    const data = files[kind];
    if (isRecord(data)) texts.set(PROSE_FILES[kind], writeFreeYaml(data, PROSE_ORDERS[kind]));
  }
  return texts;
}

/** The canonical texts of a pack read from its folder: through the book, so that an export from a database gives the same. */
export function formatRead({ files, reading }: ReadFiles): ReadonlyMap<string, string> {
  const { manifest, calendars, users, phrases, report } = files;
  const prose = { ...(phrases === undefined ? {} : { phrases }), ...(report === undefined ? {} : { report }) };
  return formatPack(toPackFiles(reading.book, { manifest, calendars, users, ...prose, owns: createOwns(files) }));
}

/** Tells the entries of these files from inherited ones. */
function createOwns(files: PackFiles): (kind: OwnedKind, code: string) => boolean {
  const codes: Readonly<Record<OwnedKind, ReadonlySet<string>>> = {
    units: new Set(files.units.map(({ code }) => code)),
    dimensions: new Set(files.dimensions.map(({ code }) => code)),
    sectors: new Set(files.sectors.map(({ code }) => code)),
    assigners: new Set(files.assigners.map(({ code }) => code)),
    documents: new Set(files.documents.map(({ code }) => code)),
    places: new Set(files.places.map(({ code, validFrom }) => `${code}@${validFrom}`)),
    successions: new Set(files.successions.map(({ from, to, date }) => showSuccession(from, to, date))),
    indicators: new Set([...files.indicators.values()].flatMap((entries) => entries.map(({ code }) => code))),
    forms: new Set([...files.forms.values()].flatMap((entries) => entries.map(({ code }) => code))),
    regimes: new Set(files.regimes.map(({ code }) => code)),
    holidays: new Set(files.holidays.map(({ date }) => date)),
  };
  return (kind, code) => codes[kind].has(code);
}

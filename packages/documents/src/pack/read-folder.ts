import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { findNear } from "@kehoach/core/pack/near";
import {
  type Entry,
  FILE_OF_LIST,
  fileOfSector,
  LIST_KINDS,
  LIST_SHAPES,
  type ListKind,
  MANIFEST_FILE,
  MANIFEST_SHAPE,
  type Manifest,
  type PackFiles,
  PROSE_FILES,
  SECTOR_KINDS,
  SECTOR_SHAPES,
  type SectorKind,
} from "@kehoach/core/pack/pack";
import { type FolderFault, levelOf, type PackFault, type PackProblem } from "@kehoach/core/pack/problem";
import { type DataPath, hasShape, isRecord, type Shape, type ShapeProblem } from "@kehoach/core/pack/shape";
import { readYaml, type YamlReading } from "../yaml/read-yaml.ts";

/** A pack is written by people: a file larger than this is not one. */
const MOST_BYTES = 16 * 1024 * 1024;
const README = "README.md";

/** One pack folder as read: its entries as far as they have the right shape, and what is needed to point into its files. */
export type PackFolder = {
  readonly folder: string;
  /** Undefined when pack.yaml can not be used: nothing else is looked at then. */
  readonly files?: PackFiles;
  readonly texts: ReadonlyMap<string, string>;
  readonly yaml: ReadonlyMap<string, YamlReading>;
  /** For each list of a file, where its good entries stand among all: keyed "<file> <kind>". */
  readonly kept: ReadonlyMap<string, readonly number[]>;
  /** Codes of entries that have not the right shape. */
  readonly broken: ReadonlySet<string>;
  readonly problems: readonly PackProblem[];
  /** Whether some file could not be read to its end: what it holds is unknown, so names can not be checked. */
  readonly torn: boolean;
};

type Reading = { readonly name: string; readonly text: string };

function knownFiles(): readonly string[] {
  return [...new Set([MANIFEST_FILE, ...Object.values(FILE_OF_LIST), ...Object.values(PROSE_FILES)])];
}

/** Every file below a pack folder, as paths from it, sorted: the order never depends on the disk. */
async function listFiles(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const found: string[] = [];
  for (const entry of entries) {
    if (entry.name.startsWith(".")) continue;
    if (!entry.isDirectory()) found.push(entry.name);
    else
      for (const inner of await readdir(join(folder, entry.name)))
        if (!inner.startsWith(".")) found.push(`${entry.name}/${inner}`);
  }
  return found.sort();
}

function isKnownFile(name: string): boolean {
  if (name === README || knownFiles().includes(name)) return true;
  const [kind, file, ...more] = name.split("/");
  return (
    more.length === 0 && file !== undefined && SECTOR_KINDS.some((known) => known === kind) && /^[a-z0-9-]+\.yaml$/.test(file)
  );
}

/** Whether something of the file system says no in a way a person can mend. */
function refusalOf(error: unknown): string | undefined {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  return typeof code === "string" && /^(EACCES|EPERM|EISDIR|ENOENT|ENOTDIR|ELOOP|ENAMETOOLONG|EIO)$/.test(code)
    ? code
    : undefined;
}

async function readText(path: string): Promise<{ readonly text: string } | { readonly fault: FolderFault }> {
  try {
    const { size } = await stat(path);
    if (size > MOST_BYTES) return { fault: { code: "PACK_FILE_TOO_LARGE", bytes: size, most: MOST_BYTES } };
    const bytes = await readFile(path);
    try {
      return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes) };
    } catch (error) {
      if (error instanceof TypeError) return { fault: { code: "PACK_FILE_NOT_UTF8" } };
      throw error;
    }
  } catch (error) {
    const reason = refusalOf(error);
    if (reason === undefined) throw error;
    return { fault: { code: "PACK_FILE_UNREADABLE", reason } };
  }
}

/** Whether a path is a folder that can be listed. */
export async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch (error) {
    if (refusalOf(error) === undefined) throw error;
    return false;
  }
}

/**
 * Reads one pack folder: every file, every entry that has its shape, every problem of form. Bases are not followed.
 * @rule K1 K2 K3
 */
export async function readFolder(folder: string): Promise<PackFolder> {
  const problems: PackProblem[] = [];
  const tell = (file: string, path: DataPath, fault: PackFault, at?: "key"): void => {
    problems.push({ level: levelOf(fault), pack: folder, file, path, ...(at ? { at } : {}), fault });
  };
  const none = { folder, texts: new Map(), yaml: new Map(), kept: new Map(), broken: new Set<string>(), torn: true };
  if (!(await isFolder(folder))) {
    tell("", [], { code: "PACK_FOLDER_MISSING", folder });
    return { ...none, problems };
  }
  const names = await listFiles(folder);
  for (const name of names) {
    if (isKnownFile(name)) continue;
    const kinds = SECTOR_KINDS.map((kind) => name.replace(/^[^/]+\//, `${kind}/`));
    tell(name, [], { code: "PACK_FILE_UNKNOWN", name, near: findNear(name, name.includes("/") ? kinds : knownFiles()) });
  }
  if (!names.includes(MANIFEST_FILE)) {
    tell(MANIFEST_FILE, [], { code: "PACK_MANIFEST_MISSING", folder });
    return { ...none, problems };
  }
  const wanted = names.filter((name) => isKnownFile(name) && name !== README);
  const read = await Promise.all(wanted.map(async (name) => ({ name, ...(await readText(join(folder, name))) })));
  const texts: Reading[] = [];
  for (const one of read) {
    if ("fault" in one) tell(one.name, [], one.fault);
    else texts.push(one);
  }
  const reader = createEntryReader(problems, folder);
  for (const { name, text } of texts) reader.add(name, readYaml(text));
  const manifest = reader.manifest();
  const torn = reader.torn() || texts.length < read.length || manifest === undefined;
  const rest = {
    folder,
    texts: new Map(texts.map(({ name, text }) => [name, text])),
    yaml: reader.yaml,
    kept: reader.kept,
    broken: reader.broken,
    problems,
    torn,
  };
  return manifest ? { ...rest, files: reader.files(manifest) } : rest;
}

/** Gathers the entries of the files of one folder. */
function createEntryReader(problems: PackProblem[], pack: string) {
  const yaml = new Map<string, YamlReading>();
  const kept = new Map<string, readonly number[]>();
  const broken = new Set<string>();
  let torn = false;

  const tellShape = (file: string, reading: YamlReading, found: readonly ShapeProblem[]): void => {
    for (const { path, ...fault } of found) {
      // As written: "007" where the data say 7.
      const told =
        fault.code === "PACK_TYPE" && fault.found === "number" ? { ...fault, text: reading.sourceOf(path) ?? fault.text } : fault;
      problems.push({
        level: "error",
        pack,
        file,
        path,
        ...(fault.code === "PACK_KEY_UNKNOWN" ? { at: "key" as const } : {}),
        fault: told,
      });
    }
  };

  const add = (file: string, reading: YamlReading): void => {
    yaml.set(file, reading);
    for (const { slip, text, line, column } of reading.slips) {
      problems.push({ level: "error", pack, file, path: [], inside: { line, column }, fault: { code: "PACK_SLIP", slip, text } });
      if (slip !== "duplicate-key") torn = true;
    }
    for (const inside of reading.comments) {
      const fault = { code: "PACK_COMMENT" } as const;
      problems.push({ level: levelOf(fault), pack, file, path: [], inside, fault });
    }
  };

  /** The data of a file that was read to its end. */
  const dataOf = (file: string): { readonly reading: YamlReading; readonly data: unknown } | undefined => {
    const reading = yaml.get(file);
    return reading && !reading.slips.some(({ slip }) => slip !== "duplicate-key") ? { reading, data: reading.data } : undefined;
  };

  /** The good entries of one list of a file. Keys of the file are looked at where its first list is read. */
  const listOf = (file: string, kind: string, shape: Shape, kinds: readonly string[]): readonly unknown[] => {
    const source = dataOf(file);
    if (!source) return [];
    const { reading, data } = source;
    const found: ShapeProblem[] = [];
    const top = Object.fromEntries(kinds.map((name) => [name, { kind: "optional", of: { kind: "data", order: [] } } as const]));
    if (kind === kinds[0]) hasShape(data, { kind: "record", fields: top, inline: false }, [], found);
    const list = isRecord(data) ? data[kind] : undefined;
    if (kind === kinds[0] && isRecord(data) && list === undefined) found.push({ code: "PACK_KEY_MISSING", path: [], key: kind });
    const good: unknown[] = [];
    const places: number[] = [];
    if (
      list !== undefined &&
      hasShape(list, { kind: "list", of: { kind: "data", order: [] } }, [kind], found) &&
      Array.isArray(list)
    ) {
      for (const [i, item] of list.entries()) {
        if (hasShape(item, shape, [kind, i], found)) {
          good.push(item);
          places.push(i);
        } else gatherCodes(item, broken);
      }
    }
    kept.set(`${file} ${kind}`, places);
    tellShape(file, reading, found);
    return good;
  };

  const manifest = (): Manifest | undefined => {
    const source = dataOf(MANIFEST_FILE);
    if (!source) return undefined;
    const found: ShapeProblem[] = [];
    const { data } = source;
    const fits = hasShape(data, MANIFEST_SHAPE, [], found);
    tellShape(MANIFEST_FILE, source.reading, found);
    // It has the shape Manifest is made from.
    return fits ? (data as Manifest) : undefined;
  };

  const lists = <K extends ListKind>(kind: K): readonly Entry<K>[] => {
    const file = FILE_OF_LIST[kind];
    // listOf gives what fits LIST_SHAPES[kind], which is what Entry<K> is made from.
    return listOf(
      file,
      kind,
      LIST_SHAPES[kind],
      LIST_KINDS.filter((other) => FILE_OF_LIST[other] === file),
    ) as readonly Entry<K>[];
  };

  const sectors = <K extends SectorKind>(kind: K): ReadonlyMap<string, readonly Entry<K>[]> => {
    const names = [...yaml.keys()]
      .filter((name) => name.startsWith(`${kind}/`))
      .map((name) => name.slice(kind.length + 1, -".yaml".length));
    return new Map(
      names.map((sector) => {
        // As above, for SECTOR_SHAPES.
        return [sector, listOf(fileOfSector(kind, sector), kind, SECTOR_SHAPES[kind], [kind]) as readonly Entry<K>[]];
      }),
    );
  };

  const prose = (kind: keyof typeof PROSE_FILES): Readonly<Record<string, unknown>> => {
    const data = dataOf(PROSE_FILES[kind])?.data;
    return data === undefined ? {} : { [kind]: data };
  };

  const files = (own: Manifest): PackFiles => ({
    manifest: own,
    ...prose("phrases"),
    ...prose("report"),
    units: lists("units"),
    calendars: lists("calendars"),
    dimensions: lists("dimensions"),
    sectors: lists("sectors"),
    assigners: lists("assigners"),
    places: lists("places"),
    successions: lists("successions"),
    documents: lists("documents"),
    headlines: lists("headlines"),
    overview: lists("overview"),
    errata: lists("errata"),
    regimes: lists("regimes"),
    holidays: lists("holidays"),
    users: lists("users"),
    indicators: sectors("indicators"),
    targets: sectors("targets"),
    values: sectors("values"),
    relations: sectors("relations"),
    forms: sectors("forms"),
  });

  return { add, manifest, files, yaml, kept, broken, torn: () => torn };
}

/** Codes an entry meant to declare, wherever they stand in it. */
function gatherCodes(data: unknown, codes: Set<string>): void {
  if (Array.isArray(data)) for (const item of data) gatherCodes(item, codes);
  else if (isRecord(data)) {
    const { code, validFrom } = data;
    if (typeof code === "string") codes.add(code);
    if (typeof code === "string" && typeof validFrom === "string") codes.add(`${code}@${validFrom}`);
    for (const item of Object.values(data)) gatherCodes(item, codes);
  }
}

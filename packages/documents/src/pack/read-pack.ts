import { readdir } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import type { Book } from "@kehoach/core/analysis/book";
import { accept, type Outcome, refuse } from "@kehoach/core/outcome";
import { checkPack } from "@kehoach/core/pack/check-pack";
import { findNear } from "@kehoach/core/pack/near";
import { MANIFEST_FILE, type Manifest, type PackFiles } from "@kehoach/core/pack/pack";
import type { PackProblem as CoreProblem, PackFault, PackSpot } from "@kehoach/core/pack/problem";
import { type PackReading, readBook } from "@kehoach/core/pack/to-book";
import type { Phrase } from "@kehoach/core/phrase/phrase";
import type { Outline } from "@kehoach/core/report/outline";
import { isFolder, type PackFolder, readFolder } from "./read-folder.ts";

/** A problem of a pack with its place in a file; `file` is as the asker named the folder. Line and column count from 1. */
export type PackProblem = {
  readonly level: "error" | "warning";
  readonly code: PackFault["code"];
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly fault: PackFault;
  /** The first of two: "places.yaml:3:5". */
  readonly first?: string;
};

/** A pack that can be used: its book and everything a report needs. */
export type ReadPack = {
  readonly folder: string;
  readonly manifest: Manifest;
  /** Its own files, texts as written. */
  readonly files: PackFiles;
  /** The packs it stands on, farthest first. */
  readonly bases: readonly PackFiles[];
  readonly book: Book;
  /** Of all packs, bases first: a later one of the same name stands for the earlier. */
  readonly phrases: readonly Phrase[];
  readonly outline: Outline | undefined;
  /** Header of every document made from it. */
  readonly notice: string | undefined;
  readonly warnings: readonly PackProblem[];
  /** "report.yaml:12:5" of a datum, for problems told later: line and column are within a text of several lines. */
  readonly locate: (file: string, path: string, inside?: { readonly line: number; readonly column: number }) => PackPosition;
};

export type PackPosition = { readonly file: string; readonly line: number; readonly column: number };

/** Reading up to the entries, before figures are held against each other: what formatting needs. */
export type ReadFiles = {
  readonly chain: readonly PackFolder[];
  readonly files: PackFiles;
  readonly reading: PackReading;
  /** Comments of its own files: they have no place in a canonical file. */
  readonly comments: readonly PackProblem[];
};

/**
 * Reads a pack folder with its bases and checks everything that can be checked without a database.
 * Refused with every error (and every warning beside them) if there is one; never a partial book.
 *
 * @rule K1 K2
 */
export async function readPack(folder: string): Promise<Outcome<ReadPack, PackProblem>> {
  const { chain, problems, files, reading } = await readChain(folder);
  const locate = createLocate(chain);
  const located = problems.map(locate).toSorted(byPlace);
  const [first, ...rest] = located;
  if (!files || !reading) return first ? refuse(first, ...rest) : fault(folder);
  const bases = chain.slice(0, -1).flatMap((base) => base.files ?? []);
  const whole = !problems.some(({ level }) => level === "error");
  const checked = checkPack([...bases, files], reading, brokenOf(chain), whole).map(locate);
  const all = [...located, ...checked].toSorted(byPlace);
  const [one, ...others] = all;
  if (one && all.some(({ level }) => level === "error")) return refuse(one, ...others);
  const { book, phrases, outline } = reading;
  const own = files.manifest.code;
  return accept({
    folder,
    manifest: files.manifest,
    files,
    bases,
    book,
    phrases,
    outline,
    notice: files.manifest.notice,
    warnings: all,
    locate: (file, path, inside) => {
      const steps = path === "" ? [] : path.split(".");
      const { line, column, file: shown } = locateSpot(chain, own, { file, path: steps }, undefined, inside);
      return { file: shown, line, column };
    },
  });
}

/** Reads a pack as far as its entries: problems of form and of names, but not of what the figures say. */
export async function readPackFiles(folder: string): Promise<Outcome<ReadFiles, PackProblem>> {
  const { chain, problems, files, reading } = await readChain(folder);
  const [first, ...rest] = problems
    .filter(({ level }) => level === "error")
    .map(createLocate(chain))
    .toSorted(byPlace);
  if (first) return refuse(first, ...rest);
  if (!files || !reading) return fault(folder);
  const comments = problems
    .filter((problem) => problem.pack === folder && problem.fault.code === "PACK_COMMENT")
    .map(createLocate(chain));
  return accept({ chain, files, reading, comments });
}

function fault(folder: string): never {
  throw new Error(`${folder}: neither read nor refused`);
}

type Chain = {
  readonly chain: readonly PackFolder[];
  readonly problems: readonly CoreProblem[];
  readonly files?: PackFiles;
  readonly reading?: PackReading;
};

async function readChain(folder: string): Promise<Chain> {
  const chain: PackFolder[] = [];
  const problems: CoreProblem[] = [];
  await readInto(folder, [], chain, problems);
  const own = chain.at(-1);
  const packs = chain.flatMap(({ files }) => files ?? []);
  if (!own?.files || packs.length < chain.length || chain.some(({ torn }) => torn) || problems.some(isChainFault))
    return { chain, problems };
  const reading = readBook(packs, brokenOf(chain));
  return { chain, problems: [...problems, ...reading.problems], files: own.files, reading };
}

function isChainFault({ fault: { code } }: CoreProblem): boolean {
  return code === "PACK_BASE_MISSING" || code === "PACK_BASE_CIRCLE" || code === "PACK_BASE_CODE_TAKEN";
}

function brokenOf(chain: readonly PackFolder[]): ReadonlySet<string> {
  return new Set(chain.flatMap(({ broken }) => [...broken]));
}

/** Reads a folder after its bases. A base that two packs extend is read once; a circle is told where it closes. */
async function readInto(folder: string, trail: readonly string[], chain: PackFolder[], problems: CoreProblem[]): Promise<void> {
  if (chain.some((read) => resolve(read.folder) === resolve(folder))) return;
  const read = await readFolder(folder);
  const tell = (path: readonly (string | number)[], told: PackFault): void => {
    problems.push({ level: "error", pack: folder, file: MANIFEST_FILE, path, fault: told });
  };
  const shelf = dirname(resolve(folder));
  const names = read.files?.manifest.extends ?? [];
  for (const [i, name] of names.entries()) {
    const path = join(dirname(folder) === "." && basename(folder) === "." ? ".." : dirname(join(folder, ".")), name);
    const circle = [...trail, folder].findIndex((above) => resolve(above) === join(shelf, name));
    if (circle >= 0)
      tell(["extends", i], {
        code: "PACK_BASE_CIRCLE",
        circle: [...trail.slice(circle), folder, name].map((one) => basename(resolve(one))),
      });
    else if (!/^[\p{L}\p{N}_-]+(\.[\p{L}\p{N}_-]+)*$/u.test(name) || !(await isFolder(path))) {
      tell(["extends", i], { code: "PACK_BASE_MISSING", name, near: findNear(name, await listFolders(shelf)) });
    } else await readInto(path, [...trail, folder], chain, problems);
  }
  const code = read.files?.manifest.code;
  if (code !== undefined && chain.some(({ files }) => files?.manifest.code === code))
    tell(["code"], { code: "PACK_BASE_CODE_TAKEN", text: code });
  chain.push(read);
  problems.push(...read.problems);
}

async function listFolders(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
}

/** Problems of form name their pack by folder, those of content by code. */
function findRead(chain: readonly PackFolder[], pack: string): PackFolder | undefined {
  return chain.find(({ folder }) => folder === pack) ?? chain.find(({ files }) => files?.manifest.code === pack);
}

function locateSpot(
  chain: readonly PackFolder[],
  pack: string,
  { file, path }: PackSpot,
  at?: "key",
  inside?: { line: number; column: number },
): PackPosition {
  const read = findRead(chain, pack);
  const shown = read ? join(read.folder, file) : file;
  const yaml = read?.yaml.get(file);
  if (!read || !yaml) return { file: shown, line: inside?.line ?? 1, column: inside?.column ?? 1 };
  if (inside && path.length === 0) return { file: shown, ...inside };
  return { file: shown, ...(inside ? yaml.positionInside(path, inside) : yaml.positionOf(path, at)) };
}

/** Content problems count only the entries that could be read; the file counts all. */
function toFilePath(read: PackFolder | undefined, { file, path }: PackSpot, byCode: boolean): PackSpot {
  const [kind, index, ...rest] = path;
  const place = byCode && typeof index === "number" ? read?.kept.get(`${file} ${String(kind)}`)?.[index] : undefined;
  return kind === undefined || place === undefined ? { file, path } : { file, path: [kind, place, ...rest] };
}

function createLocate(chain: readonly PackFolder[]): (problem: CoreProblem) => PackProblem {
  return ({ level, pack, file, path, at, inside, fault: told }) => {
    const read = findRead(chain, pack);
    const byCode = read?.folder !== pack;
    const position = locateSpot(chain, pack, toFilePath(read, { file, path }, byCode), at, inside);
    const first = told.code === "PACK_DUPLICATE" ? locateSpot(chain, pack, toFilePath(read, told.first, byCode)) : undefined;
    return {
      level,
      code: told.code,
      ...position,
      fault: told,
      ...(first ? { first: `${first.file}:${first.line}:${first.column}` } : {}),
    };
  };
}

function byPlace(a: PackProblem, b: PackProblem): number {
  return a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line || a.column - b.column;
}

import { posix } from "node:path";

/** Who may import whom. The right side lists rooms; a room may always import itself. */
export const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  core: [],
  api: ["core"],
  documents: ["core"],
  server: ["core", "api", "documents"],
  web: ["core", "api"],
  cli: ["core", "api", "documents"],
};

/** A chapter of core may cite earlier chapters only. `words` ends the book: it has a sentence for every problem. */
export const CHAPTERS: readonly string[] = [
  "outcome",
  "fold",
  "quantity",
  "period",
  "place",
  "formula",
  "indicator",
  "plan",
  "value",
  "verdict",
  "regime",
  "form",
  "access",
  "submission",
  "analysis",
  "explanation",
  "briefing",
  "phrase",
  "report",
  "pack",
  "import",
  "audit",
  "annex",
  "form-import",
  "words",
];

/** Slices of the server and the web that everybody in that room may import: totals follow whatever writes values. */
export const SHARED: Readonly<Record<string, readonly string[]>> = { server: ["platform", "total"], web: ["ui", "data", "grid"] };
/** Places where slices are put together. */
const COMPOSERS: Readonly<Record<string, readonly string[]>> = { server: ["main.ts", "wiring.ts"], web: ["app", "main.tsx"] };

const DRAWERS = /(^|\/)(types|utils?|helpers?|common|misc|shared|index)\.tsx?$/;
const MAX_LINES = 400;

/** A file of packages/<room>/src. */
export type SourceFile = { readonly path: string; readonly text: string };
export type Import = { readonly line: number; readonly specifier: string; readonly dynamic: boolean };

/** Every import of a file, type-only ones included: they are what a reader follows. */
export function findImports(text: string): Import[] {
  const found: Import[] = [];
  const bare = text.replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, " ")).replace(/^\s*\/\/.*$/gm, "");
  const pattern =
    /(?:^|\n)\s*(?:import|export)\s[^;'"`]*?from\s*["']([^"']+)["']|(?:^|\n)\s*import\s*["']([^"']+)["']|\bimport\(\s*["']([^"']+)["']\s*\)(\.\w)?/g;
  for (const match of bare.matchAll(pattern)) {
    const specifier = match[1] ?? match[2] ?? match[3] ?? "";
    const line = bare.slice(0, match.index + match[0].indexOf(specifier)).split("\n").length;
    found.push({ line, specifier, dynamic: match[3] !== undefined && match[4] === undefined });
  }
  return found;
}

type Address = { readonly room: string; readonly slice: string; readonly file: string; readonly path: string };

function addressOf(path: string): Address | undefined {
  const match = /^packages\/([^/]+)\/src\/(.+)$/.exec(path);
  if (!match?.[1] || !match[2]) return undefined;
  const [slice = ""] = match[2].split("/");
  return { room: match[1], slice: match[1] === "core" ? slice.replace(/\.ts$/, "") : slice, file: match[2], path };
}

/** The project file an import leads to, or undefined for a package from outside. */
export function resolveImport(from: string, specifier: string): string | undefined {
  if (specifier.startsWith(".")) return posix.normalize(posix.join(posix.dirname(from), specifier));
  const match = /^@kehoach\/([^/]+)\/(.+)$/.exec(specifier);
  return match ? `packages/${match[1]}/src/${match[2]}.ts` : undefined;
}

function checkEdge(from: Address, to: Address, entry: Import): string | undefined {
  const at = `${from.path}:${entry.line}`;
  if (from.room !== to.room) {
    if (from.room === "cli" && to.room === "server") {
      return entry.dynamic
        ? undefined
        : `${at}: cli reaches the server by import() only, so that commands without a server stay light`;
    }
    if (!MAY_IMPORT[from.room]?.includes(to.room)) return `${at}: ${from.room} may not import ${to.room} (${to.file})`;
    return undefined;
  }
  if (from.room === "core" && from.slice !== to.slice) {
    const [mine, other] = [CHAPTERS.indexOf(from.slice), CHAPTERS.indexOf(to.slice)];
    if (mine < 0) return `${at}: chapter "${from.slice}" is not in the order of core`;
    if (other > mine) return `${at}: chapter "${from.slice}" may not cite the later chapter "${to.slice}"`;
  }
  if ((from.room === "server" || from.room === "web") && from.slice !== to.slice) {
    if (COMPOSERS[from.room]?.includes(from.slice)) return undefined;
    if (SHARED[from.room]?.includes(from.slice)) {
      return SHARED[from.room]?.includes(to.slice) ? undefined : `${at}: ${from.slice} knows no slice (${to.file})`;
    }
    if (SHARED[from.room]?.includes(to.slice)) return undefined;
    if (from.room === "server" && to.file.endsWith("/read.ts")) return undefined;
    return `${at}: slice "${from.slice}" may not import slice "${to.slice}" (${to.file})`;
  }
  return undefined;
}

const NOT_PURE: readonly (readonly [RegExp, string])[] = [
  [/\bDate\.now\b|\bnew Date\(|\bperformance\b/, "a clock"],
  [/\bMath\.random\b|\bcrypto\b/, "dice"],
  [/\bparseFloat\b|\bMath\.round\b|\.toFixed\(/, "a float on figures"],
  [/\bsetTimeout\b|\bsetInterval\b|\bprocess\.|\bconsole\./, "the outside world"],
];

function checkPurity(file: SourceFile): string[] {
  const faults: string[] = [];
  for (const [index, line] of file.text.split("\n").entries()) {
    const code = line.replace(/\/\/.*$/, "").replace(/^\s*\*.*$/, "");
    for (const [pattern, what] of NOT_PURE) if (pattern.test(code)) faults.push(`${file.path}:${index + 1}: core holds ${what}`);
  }
  return faults;
}

function findCircles(graph: ReadonlyMap<string, readonly string[]>): string[][] {
  const state = new Map<string, "open" | "done">();
  const circles: string[][] = [];
  const visit = (node: string, trail: readonly string[]): void => {
    if (state.get(node) === "done") return;
    if (state.get(node) === "open") {
      circles.push([...trail.slice(trail.indexOf(node)), node]);
      return;
    }
    state.set(node, "open");
    for (const next of graph.get(node) ?? []) visit(next, [...trail, node]);
    state.set(node, "done");
  };
  for (const node of graph.keys()) visit(node, []);
  return circles;
}

/** How many files of the graph a file pulls in, itself not counted. */
function countReach(graph: ReadonlyMap<string, readonly string[]>, from: string): number {
  const seen = new Set<string>();
  const visit = (node: string): void => {
    for (const next of graph.get(node) ?? []) {
      if (!seen.has(next)) {
        seen.add(next);
        visit(next);
      }
    }
  };
  visit(from);
  seen.delete(from);
  return seen.size;
}

/** Every fault of direction, purity, circles, length and drawers; and the widest reach in core. */
export function checkRooms(files: readonly SourceFile[]): { faults: string[]; widest: { path: string; reach: number } } {
  const known = new Set(files.map((file) => file.path));
  const graph = new Map<string, string[]>();
  const faults: string[] = [];
  for (const file of files) {
    const from = addressOf(file.path);
    if (!from) continue;
    const isTest = /\.test\.tsx?$/.test(file.path);
    const edges: string[] = [];
    for (const entry of findImports(file.text)) {
      const target = resolveImport(file.path, entry.specifier);
      if (target === undefined) {
        if (from.room === "core" && !isTest)
          faults.push(`${file.path}:${entry.line}: core imports nothing from outside ("${entry.specifier}")`);
        continue;
      }
      const to = addressOf(target);
      if (!to || isTest) continue;
      if (known.size > 0 && !known.has(target) && !target.endsWith(".css"))
        faults.push(`${file.path}:${entry.line}: "${entry.specifier}" leads nowhere`);
      const fault = checkEdge(from, to, entry);
      if (fault) faults.push(fault);
      if (!entry.dynamic) edges.push(target);
    }
    if (isTest) continue;
    graph.set(file.path, edges);
    if (from.room === "core") faults.push(...checkPurity(file));
    if (DRAWERS.test(file.path)) faults.push(`${file.path}: a drawer; name the file after what it holds`);
    const lines = file.text.split("\n").length;
    if (lines > MAX_LINES && !file.text.startsWith("// long: "))
      faults.push(`${file.path}: ${lines} lines; split it, or say why in a first line "// long: ..."`);
  }
  for (const circle of findCircles(graph)) faults.push(`circle: ${circle.join(" -> ")}`);
  let widest = { path: "", reach: 0 };
  for (const path of graph.keys()) {
    if (!path.startsWith("packages/core/")) continue;
    const reach = countReach(graph, path);
    if (reach > widest.reach) widest = { path, reach };
  }
  return { faults, widest };
}

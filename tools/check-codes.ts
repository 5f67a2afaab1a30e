import { parse } from "yaml";
import { findCodes } from "./pack-codes.ts";
import { finish, listFiles, readSource } from "./source-files.ts";

/** The lists of `key` in every file of that kind: [{code}, ...]. */
function listCodes(kind: string, key: string): string[] {
  return listFiles("packs", (path) => new RegExp(`^packs/[^/]+/${kind}(/[^/]+)?\\.yaml$`).test(path)).flatMap((path) => {
    const content: unknown = parse(readSource(path));
    const items: unknown = content && typeof content === "object" && key in content ? Reflect.get(content, key) : [];
    return Array.isArray(items)
      ? items.map((item: unknown) => String(item && typeof item === "object" ? Reflect.get(item, "code") : item))
      : [];
  });
}

const authorities = listFiles("packs", (path) => /^packs\/[^/]+\/pack\.yaml$/.test(path)).flatMap((path) => {
  const match = /^authority:\s*(?:\{\s*|\n\s+)code:\s*["']?([\w-]+)/m.exec(readSource(path));
  return match?.[1] ? [match[1]] : [];
});
const codes = { authorities, places: listCodes("places", "places"), indicators: listCodes("indicators", "indicators") };
const isProduct = (path: string): boolean =>
  (/^packages\/[^/]+\/(src|migrations)\//.test(path) || /^(bin|scripts)\//.test(path)) &&
  /\.(tsx?|mjs|sql|css|html)$/.test(path) &&
  !/\.test\.tsx?$/.test(path);
const files = ["packages", "bin", "scripts"].flatMap((folder) => listFiles(folder, isProduct));
const faults = files.flatMap((path) => findCodes(path, readSource(path), codes));
if (codes.indicators.length === 0) faults.push("packs: no indicator found; the check would pass blindly");
finish(
  "codes",
  faults,
  `${files.length} files know none of ${codes.authorities.length} authorities, ${codes.places.length} places, ${codes.indicators.length} indicators`,
);

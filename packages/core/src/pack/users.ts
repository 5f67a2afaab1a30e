import { USERNAME } from "../access/username.ts";
import type { Names } from "./facts.ts";
import { MANIFEST_FILE, type PackFiles } from "./pack.ts";
import { createTwiceCheck, inside, listEntries, reportUnknown, type Site } from "./tables.ts";

/**
 * A pack of made-up figures says so on everything that is made from it, and it alone may bring users: whoever starts the program to
 * look at it signs in as one of them.
 *
 * @rule K28
 */
export function checkDemo(names: Names, files: PackFiles): void {
  const { report } = names;
  const { manifest } = files;
  const atManifest: Site = { pack: manifest.code, file: MANIFEST_FILE, path: [] };
  if (manifest.demo)
    for (const key of ["authority", "notice"] as const)
      if (manifest[key] === undefined) report(inside(atManifest, "demo"), { code: "PACK_DEMO_NEEDS", key });
  const [first] = listEntries(files, "users");
  if (first && !manifest.demo) report({ ...first.site, path: ["users"] }, { code: "PACK_USERS_NOT_DEMO" }, { at: "key" });
  checkUsers(names, files);
}

function checkUsers({ tables, broken, report }: Names, files: PackFiles): void {
  const twice = createTwiceCheck(report, "user");
  const places = new Set([...tables.places].flatMap(([key, { code }]) => [code, key]));
  for (const { entry, site } of listEntries(files, "users")) {
    const { username, place, sectors = [] } = entry;
    twice(site, username, ["username"]);
    if (!USERNAME.test(username)) report(inside(site, "username"), { code: "PACK_USERNAME", text: username });
    if (!places.has(place)) reportUnknown(report, inside(site, "place"), "place", place, places, broken);
    for (const [i, sector] of sectors.entries())
      if (!tables.sectors.has(sector))
        reportUnknown(report, inside(site, "sectors", i), "sector", sector, tables.sectors.keys(), broken);
  }
}

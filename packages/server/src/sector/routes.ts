import { getSector, listSectors } from "@kehoach/api/sector";
import { type Endpoint, endpoint, type Reading } from "../platform/http-endpoint.ts";
import { PUBLIC } from "../platform/scope.ts";
import { loadSector, loadSectors } from "./read.ts";

export function sectorEndpoints(read: Reading): readonly Endpoint[] {
  return [
    endpoint(listSectors, ({ query, language }) => read((tx) => loadSectors(tx, PUBLIC, query, language))),
    endpoint(getSector, ({ params, query, language }) => read((tx) => loadSector(tx, PUBLIC, params.code, query, language))),
  ];
}

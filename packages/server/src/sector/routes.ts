import { getSector, listSectors } from "@kehoach/api/sector";
import { type Endpoint, endpoint } from "../platform/http-endpoint.ts";
import { loadSector, loadSectors } from "./read.ts";

export const sectorEndpoints: readonly Endpoint[] = [
  endpoint(listSectors, ({ query, language, read }) => read((tx, scope) => loadSectors(tx, scope, query, language))),
  endpoint(getSector, ({ params, query, language, read }) =>
    read((tx, scope) => loadSector(tx, scope, params.code, query, language)),
  ),
];

import { listErrata } from "@kehoach/api/erratum";
import { type Endpoint, endpoint, type Reading } from "../platform/http-endpoint.ts";
import { PUBLIC } from "../platform/scope.ts";
import { loadErrata } from "./read.ts";

export function erratumEndpoints(read: Reading): readonly Endpoint[] {
  return [endpoint(listErrata, ({ query, language }) => read((tx) => loadErrata(tx, PUBLIC, query, language)))];
}

import { findAnything } from "@kehoach/api/search";
import { type Endpoint, endpoint, type Reading } from "../platform/http-endpoint.ts";
import { PUBLIC } from "../platform/scope.ts";
import { loadHits } from "./read.ts";

export function searchEndpoints(read: Reading): readonly Endpoint[] {
  return [endpoint(findAnything, ({ query, language }) => read((tx) => loadHits(tx, PUBLIC, query, language)))];
}

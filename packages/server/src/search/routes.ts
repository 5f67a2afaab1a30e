import { findAnything } from "@kehoach/api/search";
import { type Endpoint, endpoint } from "../platform/http-endpoint.ts";
import { loadHits } from "./read.ts";

export const searchEndpoints: readonly Endpoint[] = [
  endpoint(findAnything, ({ query, language, read }) => read((tx, scope) => loadHits(tx, scope, query, language))),
];

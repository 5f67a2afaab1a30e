import { listErrata } from "@kehoach/api/erratum";
import { type Endpoint, endpoint } from "../platform/http-endpoint.ts";
import { loadErrata } from "./read.ts";

export const erratumEndpoints: readonly Endpoint[] = [
  endpoint(listErrata, ({ query, language, read }) => read((tx, scope) => loadErrata(tx, scope, query, language))),
];

import { listRelations, listTargets, listValues } from "@kehoach/api/value";
import { type Endpoint, endpoint } from "../platform/http-endpoint.ts";
import { loadRelationPage, loadTargetPage, loadValuePage } from "./read.ts";

export const valueEndpoints: readonly Endpoint[] = [
  endpoint(listValues, ({ query, language, read }) => read((tx, scope) => loadValuePage(tx, scope, query, language))),
  endpoint(listTargets, ({ query, language, read }) => read((tx, scope) => loadTargetPage(tx, scope, query, language))),
  endpoint(listRelations, ({ query, language, read }) => read((tx, scope) => loadRelationPage(tx, scope, query, language))),
];

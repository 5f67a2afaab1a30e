import { listRelations, listTargets, listValues } from "@kehoach/api/value";
import { type Endpoint, endpoint, type Reading } from "../platform/http-endpoint.ts";
import { PUBLIC } from "../platform/scope.ts";
import { loadRelationPage, loadTargetPage, loadValuePage } from "./read.ts";

export function valueEndpoints(read: Reading): readonly Endpoint[] {
  return [
    endpoint(listValues, ({ query, language }) => read((tx) => loadValuePage(tx, PUBLIC, query, language))),
    endpoint(listTargets, ({ query, language }) => read((tx) => loadTargetPage(tx, PUBLIC, query, language))),
    endpoint(listRelations, ({ query, language }) => read((tx) => loadRelationPage(tx, PUBLIC, query, language))),
  ];
}

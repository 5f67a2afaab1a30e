import { getIndicator, listIndicators } from "@kehoach/api/indicator";
import { type Endpoint, endpoint, type Reading } from "../platform/http-endpoint.ts";
import { PUBLIC } from "../platform/scope.ts";
import { loadIndicator, loadIndicators } from "./read.ts";

export function indicatorEndpoints(read: Reading): readonly Endpoint[] {
  return [
    endpoint(listIndicators, ({ query, language }) => read((tx) => loadIndicators(tx, PUBLIC, query, language))),
    endpoint(getIndicator, ({ params, query, language }) =>
      read((tx) => loadIndicator(tx, PUBLIC, params.code, query, language)),
    ),
  ];
}

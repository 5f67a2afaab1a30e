import { getIndicator, listIndicators } from "@kehoach/api/indicator";
import { type Endpoint, endpoint } from "../platform/http-endpoint.ts";
import { loadIndicator, loadIndicators } from "./read.ts";

export const indicatorEndpoints: readonly Endpoint[] = [
  endpoint(listIndicators, ({ query, language, read }) => read((tx, scope) => loadIndicators(tx, scope, query, language))),
  endpoint(getIndicator, ({ params, query, language, read }) =>
    read((tx, scope) => loadIndicator(tx, scope, params.code, query, language)),
  ),
];

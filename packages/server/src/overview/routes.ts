import { getOverview } from "@kehoach/api/overview";
import { type Endpoint, endpoint } from "../platform/http-endpoint.ts";
import { loadOverview } from "./read.ts";

export const overviewEndpoints: readonly Endpoint[] = [
  endpoint(getOverview, ({ query, language, read }) => read((tx, scope) => loadOverview(tx, scope, query, language))),
];

import { getOverview } from "@kehoach/api/overview";
import { type Endpoint, endpoint, type Reading } from "../platform/http-endpoint.ts";
import { PUBLIC } from "../platform/scope.ts";
import { loadOverview } from "./read.ts";

export function overviewEndpoints(read: Reading): readonly Endpoint[] {
  return [endpoint(getOverview, ({ query, language }) => read((tx) => loadOverview(tx, PUBLIC, query, language)))];
}

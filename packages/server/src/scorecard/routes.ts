import { getScorecard } from "@kehoach/api/scorecard";
import { type Endpoint, endpoint, type Reading } from "../platform/http-endpoint.ts";
import { PUBLIC } from "../platform/scope.ts";
import { loadScorecard } from "./read.ts";

export function scorecardEndpoints(read: Reading): readonly Endpoint[] {
  return [endpoint(getScorecard, ({ query, language }) => read((tx) => loadScorecard(tx, PUBLIC, query, language)))];
}

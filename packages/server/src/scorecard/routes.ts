import { getScorecard } from "@kehoach/api/scorecard";
import { type Endpoint, endpoint } from "../platform/http-endpoint.ts";
import { loadScorecard } from "./read.ts";

export const scorecardEndpoints: readonly Endpoint[] = [
  endpoint(getScorecard, ({ query, language, read }) => read((tx, scope) => loadScorecard(tx, scope, query, language))),
];

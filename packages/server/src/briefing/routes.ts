import { getBriefingChanges, openBriefing, seeBriefing } from "@kehoach/api/briefing";
import { type ActEndpoint, actEndpoint, type Endpoint, endpoint } from "../platform/http-endpoint.ts";
import { loadBriefingChanges } from "./read.ts";
import { open, see } from "./visit.ts";

export const briefingEndpoints: readonly Endpoint[] = [
  endpoint(getBriefingChanges, ({ query, actor, language, read }) =>
    read((tx, scope) => loadBriefingChanges(tx, scope, query, { actor, language })),
  ),
];

export const briefingActs: readonly ActEndpoint[] = [
  actEndpoint(openBriefing, (asking) => open(asking)),
  actEndpoint(seeBriefing, (asking) => see(asking)),
];

import { adjustPlan, assignPlan, comparePlans, getPlan, listPlans, movePlan, openPlan, proposeTargets } from "@kehoach/api/plan";
import { type ActEndpoint, actEndpoint, type Endpoint, endpoint } from "../platform/http-endpoint.ts";
import type { PlanDeps } from "./deps.ts";
import { adjust, assign, move, open, propose } from "./make.ts";
import { loadChanges, loadPlan, loadPlans } from "./read.ts";

export const planEndpoints: readonly Endpoint[] = [
  endpoint(listPlans, ({ query, read }) => read((tx, scope) => loadPlans(tx, scope, query))),
  endpoint(getPlan, ({ params, query, language, read }) =>
    read((tx, scope) => loadPlan(tx, scope, params.year, query, language)),
  ),
  endpoint(comparePlans, ({ params, query, language, read }) =>
    read((tx, scope) => loadChanges(tx, scope, params.year, query, language)),
  ),
];

export function planActs(deps: PlanDeps): readonly ActEndpoint[] {
  return [
    actEndpoint(openPlan, (asking) => open(deps, asking)),
    actEndpoint(proposeTargets, (asking) => propose(deps, asking)),
    actEndpoint(movePlan, (asking) => move(asking)),
    actEndpoint(assignPlan, (asking) => assign(deps, asking)),
    actEndpoint(adjustPlan, (asking) => adjust(deps, asking)),
  ];
}

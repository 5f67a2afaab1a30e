import {
  acceptExplanation,
  answerExplanation,
  askExplanation,
  askFurther as furtherAct,
  getExplanation,
  listExplanations,
  withdrawExplanation,
} from "@kehoach/api/explanation";
import { dayOf } from "../platform/clock.ts";
import { type ActEndpoint, actEndpoint, type Endpoint, endpoint } from "../platform/http-endpoint.ts";
import { ask } from "./ask.ts";
import type { ExplanationDeps } from "./deps.ts";
import { acceptAnswer, answer, askFurther, withdraw } from "./go-on.ts";
import { loadExplanation, loadExplanations } from "./read.ts";

export function explanationEndpoints({ clock }: ExplanationDeps): readonly Endpoint[] {
  const today = (): string => dayOf(clock());
  return [
    endpoint(listExplanations, ({ query, actor, language, read }) =>
      read((tx, scope) => loadExplanations(tx, scope, query, { actor, language, today: today() })),
    ),
    endpoint(getExplanation, ({ params, query, actor, language, read }) =>
      read((tx, scope) => loadExplanation(tx, scope, params.id, query, { actor, language, today: today() })),
    ),
  ];
}

export function explanationActs(deps: ExplanationDeps): readonly ActEndpoint[] {
  return [
    actEndpoint(askExplanation, (asking) => ask(deps, asking)),
    actEndpoint(answerExplanation, (asking) => answer(deps, asking)),
    actEndpoint(acceptExplanation, (asking) => acceptAnswer(deps, asking)),
    actEndpoint(furtherAct, (asking) => askFurther(deps, asking)),
    actEndpoint(withdrawExplanation, (asking) => withdraw(deps, asking)),
  ];
}

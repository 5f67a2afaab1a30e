import type { Clock } from "../platform/clock.ts";

export type ExplanationDeps = { readonly clock: Clock };

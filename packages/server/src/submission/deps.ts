import type { Clock } from "../platform/clock.ts";

export type SubmissionDeps = { readonly clock: Clock };

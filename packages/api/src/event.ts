/**
 * One message of EVENTS_PATH, as JSON: of which authority something has changed, and what: figures (and all that is computed from them),
 * forms on their way, or explanations. No schema: messages are written and read by us alone.
 */
export type ChangeEvent = { readonly authority: string; readonly what: "figures" | "forms" | "explanations" };

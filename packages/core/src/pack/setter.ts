/** What a figure or a place was set by last: a pack, or the approved form of a regime for a period (text form). @rule S10 S19 */
export type Setter = { readonly pack: string } | { readonly regime: string; readonly period: string };

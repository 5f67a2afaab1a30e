import type { Ignored, IgnoredCheck } from "@kehoach/core/audit/output/ignored";
import { useCallback, useState } from "react";

const KEY = "kehoach.audit.ignored";
/** The oldest are forgotten first: a browser keeps a few megabytes of a site. */
const MAX_KEPT = 5000;

function isIgnored(value: unknown): value is IgnoredCheck {
  if (typeof value !== "object" || value === null) return false;
  const fields: Readonly<Record<string, unknown>> = { ...value };
  return ["fingerprint", "reason", "rule", "stated"].every((name) => typeof fields[name] === "string");
}

/** What an earlier visit stored; a text that does not read is no memory. */
export function parseIgnored(text: string | null): Ignored {
  let stored: unknown;
  try {
    stored = JSON.parse(text ?? "[]");
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  const list = Array.isArray(stored) ? stored.filter(isIgnored) : [];
  return new Map(list.map((one) => [one.fingerprint, one]));
}

function load(): Ignored {
  try {
    return parseIgnored(localStorage.getItem(KEY));
  } catch (error) {
    if (error instanceof DOMException) return new Map(); // the browser keeps nothing for this site
    throw error;
  }
}

function save(ignored: Ignored): void {
  try {
    localStorage.setItem(KEY, JSON.stringify([...ignored.values()].slice(-MAX_KEPT)));
  } catch (error) {
    // Full, or forbidden by the reader: what was set aside holds until the page is closed.
    if (!(error instanceof DOMException)) throw error;
  }
}

/** What was set aside in this browser, by fingerprint: it outlives edits elsewhere in a document. @rule Q247 */
export function useIgnored(): {
  readonly ignored: Ignored;
  readonly ignore: (finding: IgnoredCheck) => void;
  readonly restore: (fingerprint: string) => void;
} {
  const [ignored, set] = useState(load);
  const change = useCallback((edit: (next: Map<string, IgnoredCheck>) => void) => {
    // Read again: another window of the same browser may have set something aside meanwhile.
    const next = new Map(load());
    edit(next);
    save(next);
    set(next);
  }, []);
  return {
    ignored,
    ignore: useCallback((finding) => change((next) => next.set(finding.fingerprint, finding)), [change]),
    restore: useCallback((fingerprint) => change((next) => next.delete(fingerprint)), [change]),
  };
}

import { useEffect, useRef } from "react";

/** What a key does on the page where a form is reviewed. */
export type ReviewKeys = Readonly<Partial<Record<string, () => void>>>;

function isTaken({ target, isComposing, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  if (isComposing || ctrlKey || metaKey || altKey) return true;
  // A question over the page has the keyboard, and so have an open list and a field.
  if (document.querySelector('dialog[open], [aria-expanded="true"]') !== null) return true;
  return target instanceof HTMLElement && target.closest("input, textarea, select, [contenteditable=true]") !== null;
}

/** Keys of the whole page, as long as nothing else takes them. */
export function useReviewKeys(keys: ReviewKeys): void {
  const now = useRef(keys);
  useEffect(() => {
    now.current = keys;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || isTaken(event)) return;
      const act = now.current[event.key.length === 1 ? event.key.toLowerCase() : event.key];
      if (act === undefined) return;
      event.preventDefault();
      act();
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, []);
}

import type { ChangeEvent } from "@kehoach/api/event";
import { EVENTS_PATH } from "@kehoach/api/paths";

/** A change often comes with another: both are asked about once. */
const TOGETHER_MS = 300;
/** After a refusal the browser does not try again by itself. */
const AGAIN_MS = 30_000;

export type Heard = {
  readonly changed: (changes: readonly ChangeEvent[]) => void;
  /** The line stands again after it was down: what was said meanwhile was not heard. */
  readonly missed: () => void;
};

function readChange(data: string): ChangeEvent {
  // Messages are written by our server alone.
  return JSON.parse(data) as ChangeEvent;
}

/**
 * Listens to what changes while the page is in sight, and not while it is hidden: a browser has few lines to one server.
 *
 * @returns ends the listening
 * @rule W35
 */
export function openLine({ changed, missed }: Heard): () => void {
  let source: EventSource | undefined;
  let isDeaf = false;
  let heard: ChangeEvent[] = [];
  let soon: number | undefined;
  let again: number | undefined;

  const close = (): void => {
    source?.close();
    source = undefined;
    window.clearTimeout(again);
  };
  const open = (): void => {
    close();
    const line = new EventSource(EVENTS_PATH);
    source = line;
    line.addEventListener("open", () => {
      if (isDeaf) missed();
      isDeaf = false;
    });
    line.addEventListener("changed", ({ data }: MessageEvent<string>) => {
      heard.push(readChange(data));
      window.clearTimeout(soon);
      soon = window.setTimeout(() => {
        const all = heard;
        heard = [];
        changed(all);
      }, TOGETHER_MS);
    });
    line.addEventListener("error", () => {
      isDeaf = true;
      if (line.readyState === EventSource.CLOSED && source === line) again = window.setTimeout(open, AGAIN_MS);
    });
  };
  const look = (): void => {
    isDeaf ||= document.visibilityState !== "visible";
    if (document.visibilityState === "visible") open();
    else close();
  };
  look();
  document.addEventListener("visibilitychange", look);
  return () => {
    document.removeEventListener("visibilitychange", look);
    window.clearTimeout(soon);
    close();
  };
}

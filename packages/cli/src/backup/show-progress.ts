import { say } from "../language.ts";
import { showBytes } from "./show-size.ts";

const EVERY_MS = 200;

/** One line that is written over, on a terminal; nothing where nobody watches. */
export type Shown = {
  readonly tell: (at: { readonly table: string; readonly bytes: number }) => void;
  readonly end: () => void;
};

export function showProgress(stream: NodeJS.WriteStream = process.stderr): Shown {
  let last = 0;
  let shown = false;
  if (!stream.isTTY) return { tell: () => undefined, end: () => undefined };
  return {
    tell: ({ table, bytes }) => {
      const now = Date.now();
      if (now - last < EVERY_MS) return;
      last = now;
      shown = true;
      stream.write(`\r\u001b[K${say({ vi: "Đang xử lý", en: "Working" })}: ${showBytes(bytes)} (${table})`);
    },
    end: () => {
      if (shown) stream.write("\r\u001b[K");
    },
  };
}

import { openAgent, signIn } from "./client.ts";
import type { Person } from "./make-site.ts";
import type { SiteSize } from "./site-size.ts";

/** What is measured, and by whom it is asked. */
export type BenchSite = {
  readonly size: SiteSize;
  readonly base: string;
  readonly pid: number | undefined;
  /** Sessions of officers, each of the commune of the same number. */
  readonly cookies: readonly string[];
  readonly approver: string;
  /** The data folder the server runs on. */
  readonly data: string;
};

const AT_ONCE = 8;
/** From one address only so many may sign in a minute. */
const PER_ADDRESS = 15;

/** Signs everybody in as browsers do, each from the office he works in. @returns their cookies, in their order */
export async function signInAll(base: string, people: readonly Person[]): Promise<readonly string[]> {
  const agent = openAgent(AT_ONCE);
  try {
    const cookies: string[] = [];
    const waiting = [...people.entries()];
    const client = async (): Promise<void> => {
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        const [at, person] = next;
        const office = Math.floor(at / PER_ADDRESS);
        cookies[at] = await signIn(agent, base, person, `10.${office >> 8}.${office & 255}.1`);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, client));
    return cookies;
  } finally {
    agent.destroy();
  }
}

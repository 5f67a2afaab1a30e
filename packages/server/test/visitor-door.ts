import { createDoor } from "../src/access/door.ts";
import { systemClock } from "../src/platform/clock.ts";
import type { Database } from "../src/platform/db.ts";
import type { Door } from "../src/platform/door.ts";

/** The real way in, on a day when nobody has signed in. Without a database it lets in whoever reads nothing. */
export function visitorDoor(db?: Database): Door {
  return createDoor({
    db: () => {
      if (db === undefined) throw new Error("this test has no database");
      return db;
    },
    findSession: async () => undefined,
    clock: systemClock,
  });
}

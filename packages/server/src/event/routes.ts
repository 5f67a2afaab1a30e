import type { ChangeEvent } from "@kehoach/api/event";
import { EVENTS_PATH } from "@kehoach/api/paths";
import type { FastifyReply } from "fastify";
import { sql } from "kysely";
import type { Door } from "../platform/door.ts";
import type { Room } from "../platform/http-room.ts";
import { hasRoleIn } from "../platform/scope.ts";
import type { Change, Changes } from "./changes.ts";

/** Each holds a connection of the machine open. */
const MOST_LISTENERS = 5_000;
const BREATH_MS = 20_000;

function show({ authority, what }: ChangeEvent): string {
  return `event: changed\ndata: ${JSON.stringify({ authority, what } satisfies ChangeEvent)}\n\n`;
}

/** Keeps a reply open and writes messages to it. @returns writes one; ends it */
function openStream(reply: FastifyReply): { readonly write: (text: string) => void; readonly end: () => void } {
  const { raw } = reply.hijack();
  raw.writeHead(200, {
    "content-type": "text/event-stream; charset=utf-8",
    "cache-control": "no-store",
    "x-accel-buffering": "no",
    "x-content-type-options": "nosniff",
  });
  const write = (text: string): void => void (raw.writableEnded || raw.write(text));
  write("retry: 3000\n\n");
  return { write, end: () => void (raw.writableEnded || raw.end()) };
}

/**
 * Tells whoever listens that something has changed in an authority of which he sees the figures; of forms only who has a role there
 * hears. What has changed is not told: it is asked for as always, within what the asker may see.
 *
 * @rule W30
 */
export function eventRoom(door: Door, changes: Changes): Room {
  return async (app, refuse) => {
    const open = new Set<() => void>();
    // A server that stops does not wait for those who listen.
    app.addHook("preClose", async () => {
      for (const end of open) end();
    });
    app.route({
      method: "GET",
      url: EVENTS_PATH,
      schema: { hide: true },
      handler: async (request, reply) => {
        if (open.size >= MOST_LISTENERS) return refuse(request, reply, [{ code: "EVENTS_BUSY" }]);
        const actor = await door.findActor({ cookie: request.headers.cookie });
        const scope = await door.open(actor, "figure.read", undefined);
        if (!scope.ok) return refuse(request, reply, scope.problems);
        const seen = await door.read(scope.value)(async (tx) => {
          const found = await sql<{ id: bigint; is_public: boolean }>`select id, is_public from authority`.execute(tx);
          return new Set(found.rows.filter(({ id, is_public }) => is_public || hasRoleIn(scope.value, id)).map(({ id }) => id));
        });
        const hears = ({ id, what }: Change): boolean => seen.has(id) && (what === "figures" || hasRoleIn(scope.value, id));
        const stream = openStream(reply);
        const silence = changes.listen((change) => {
          if (hears(change)) stream.write(show(change));
        });
        const breath = setInterval(() => stream.write(":\n\n"), BREATH_MS);
        const end = (): void => {
          clearInterval(breath);
          silence();
          open.delete(end);
          stream.end();
        };
        open.add(end);
        request.raw.on("close", end);
        return reply;
      },
    });
  };
}

import type { Readable } from "node:stream";
import type { ApiProblem, ProblemCode } from "@kehoach/api/problem";
import type { Action } from "@kehoach/core/access/action";
import type { Actor } from "@kehoach/core/access/actor";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import type { SignedIn } from "./doer.ts";
import type { Door, Working } from "./door.ts";
import { toDisposition } from "./http-disposition.ts";
import type { Answer } from "./http-endpoint.ts";
import { isForeign } from "./http-foreign.ts";
import { type Language, languageOf } from "./http-language.ts";
import { createQueue, type Place } from "./http-queue.ts";
import type { Log } from "./log.ts";
import type { Scope } from "./scope.ts";

/** A file sent up: whole, in memory, never on disk. `signal` says that the sender has gone. */
export type Uploaded<Query> = {
  readonly query: Query;
  readonly language: Language;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly signal: AbortSignal;
  readonly actor: Actor;
  /** What its actor may see and change by the action, and the ways to do it. */
  readonly scope: Scope;
  readonly read: Working;
  readonly act: Working;
};
/** `fileName`: to be saved under this name; `known`: what the log may hold of it besides size and time. */
export type UploadReply = {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
  readonly fileName?: string;
  readonly known: Readonly<Record<string, string | number>>;
};
/** A reply that is no file. */
export function toJsonReply(reply: unknown, known: UploadReply["known"]): UploadReply {
  return { bytes: new TextEncoder().encode(JSON.stringify(reply)), mediaType: "application/json; charset=utf-8", known };
}

/** Who sent a file by an action that needs a name: the door lets in nobody else. */
export function senderOf({ actor }: Pick<Uploaded<unknown>, "actor">): SignedIn {
  if (actor.kind !== "user") throw new Error("the door let in somebody without a name");
  return actor;
}

export type UploadEndpoint = {
  readonly path: string;
  readonly tag: string;
  /** What somebody must be allowed to do. */
  readonly action: Action;
  readonly summary: string;
  readonly query: z.ZodObject;
  readonly problems: readonly ProblemCode[];
  readonly replies: Readonly<Record<string, z.ZodType>>;
  readonly example: unknown;
  readonly maxBytes: number;
  readonly atOnce: number;
  readonly waiting: number;
  /** What is said when all places are taken. */
  readonly busy: ProblemCode;
  /** What the file is for, so that a refusal speaks of that. */
  readonly purpose: "audit" | "import" | "attach";
  readonly answer: (uploaded: Uploaded<unknown>) => Answer<UploadReply>;
};

/** Binds an answer to its address; the types of both sides must fit. */
export function uploadEndpoint<Query extends z.ZodObject>(
  upload: Omit<UploadEndpoint, "answer" | "query"> & { readonly query: Query },
  answer: (uploaded: Uploaded<z.output<Query>>) => Answer<UploadReply>,
): UploadEndpoint {
  // The server hands on what upload.query parsed, so this is its output.
  return { ...upload, answer: (uploaded) => answer({ ...uploaded, query: uploaded.query as z.output<Query> }) };
}

const MEDIA_TYPE = "application/octet-stream";
/** A line that brings nothing for so long is given up: a place in the queue hangs on it. */
const IDLE_MS = 30_000;
const NO_PLACE_SECONDS = 30;

/** A body that was not taken; the error handler turns it into its refusal. */
export class UploadRefusal extends Error {
  readonly problem: ApiProblem;
  constructor(problem: ApiProblem) {
    super(problem.code);
    this.name = "UploadRefusal";
    this.problem = problem;
  }
}

/** What Content-Length says, 0 without one; Node has refused one that is no number. */
function sizeSaid(request: FastifyRequest): number {
  return Number(request.headers["content-length"] ?? 0);
}

function tooLarge(limit: number, found: number): ApiProblem {
  return { code: "FILE_TOO_LARGE", file: { code: "FILE_TOO_LARGE", what: "bytes", limit, found } };
}

/** Room for a body: of its own size when that was said, else growing by halves. Never more than the limit and a little. */
class Held {
  #bytes: Uint8Array<ArrayBuffer>;
  size = 0;
  constructor(expected: number) {
    this.#bytes = new Uint8Array(expected);
  }
  add(chunk: Uint8Array): void {
    const needed = this.size + chunk.length;
    if (needed > this.#bytes.length) {
      const wider = new Uint8Array(Math.max(needed, Math.ceil(this.#bytes.length * 1.5)));
      wider.set(this.#bytes.subarray(0, this.size));
      this.#bytes = wider;
    }
    this.#bytes.set(chunk, this.size);
    this.size = needed;
  }
  /** The bytes in a buffer of their own, which can be moved to a thread. */
  take(): Uint8Array<ArrayBuffer> {
    return this.size === this.#bytes.length ? this.#bytes : this.#bytes.slice(0, this.size);
  }
}

/**
 * Reads a body into memory up to the limit. Past it the rest is counted and let go, so that the refusal can name the size and
 * reach a sender who is still sending.
 */
async function readBody(body: Readable, limit: number, expected: number): Promise<Uint8Array<ArrayBuffer>> {
  const held = new Held(Math.min(expected, limit));
  let size = 0;
  const idle = setTimeout(() => body.destroy(new UploadRefusal({ code: "BODY_STOPPED" })), IDLE_MS);
  try {
    for await (const chunk of body) {
      if (!(chunk instanceof Uint8Array)) throw new Error("a request body comes in bytes");
      idle.refresh();
      size += chunk.length;
      if (size <= limit) held.add(chunk);
    }
  } catch (error) {
    if (error instanceof UploadRefusal) throw error;
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "ECONNRESET" || code === "ERR_STREAM_PREMATURE_CLOSE") throw new UploadRefusal({ code: "BODY_STOPPED" });
    throw error;
  } finally {
    clearTimeout(idle);
  }
  if (size > limit) throw new UploadRefusal(tooLarge(limit, size));
  return held.take();
}

/**
 * Why an upload is not even read. A page of another site can send neither this media type nor this header: a browser asks first
 * by a preflight, which is refused, and a form knows other media types only.
 * @rule Q240 Q241
 */
function checkHead(request: FastifyRequest, maxBytes: number): ApiProblem | undefined {
  if (isForeign(request)) return { code: "REQUEST_FOREIGN" };
  const [mediaType = ""] = (request.headers["content-type"] ?? "").split(";");
  if (mediaType.trim().toLowerCase() !== MEDIA_TYPE) return { code: "BODY_KIND" };
  const size = sizeSaid(request);
  if (size > maxBytes) return tooLarge(maxBytes, size);
  return undefined;
}

type Refuse = (request: FastifyRequest, reply: FastifyReply, problems: readonly [ApiProblem, ...ApiProblem[]]) => FastifyReply;

/** Puts uploads on the server, in a room of their own: no other address takes a body of bytes. */
export async function addUploads(
  app: FastifyInstance,
  uploads: readonly UploadEndpoint[],
  door: Door,
  log: Log,
  refuseWith: Refuse,
): Promise<void> {
  await app.register(async (room) => {
    room.removeAllContentTypeParsers();
    room.addContentTypeParser(MEDIA_TYPE, (request: FastifyRequest, body: Readable) =>
      readBody(body, request.routeOptions.bodyLimit, sizeSaid(request)),
    );
    for (const one of uploads) addUpload(room, one, door, log, refuseWith);
  });
}

/** The authority an upload names, before its parameters are looked at. */
function authorityOf({ query }: FastifyRequest): string | undefined {
  const named: unknown = typeof query === "object" && query !== null && "authority" in query ? query.authority : undefined;
  return typeof named === "string" ? named : undefined;
}

type Admitted = { readonly place: Place; readonly actor: Actor; readonly scope: Scope };

function addUpload(room: FastifyInstance, upload: UploadEndpoint, door: Door, log: Log, refuseWith: Refuse): void {
  const queue = createQueue(upload);
  const admitted = new WeakMap<FastifyRequest, Admitted>();
  room.route({
    method: "POST",
    url: upload.path,
    bodyLimit: upload.maxBytes,
    config: { parameters: { ...upload.query.shape }, purpose: upload.purpose },
    schema: {
      tags: [upload.tag],
      summary: upload.summary,
      querystring: upload.query,
      consumes: [MEDIA_TYPE],
      body: z.unknown().meta({ type: "string", format: "binary" }),
      response: {
        200: {
          description: "Kết quả",
          content: Object.fromEntries(Object.entries(upload.replies).map(([type, schema]) => [type, { schema }])),
        },
      },
    },
    onRequest: async (request, reply) => {
      const problem = checkHead(request, upload.maxBytes);
      if (problem) return refuseWith(request, reply, [{ ...problem, purpose: upload.purpose }]);
      // Who may not send is told so before his file is on the way.
      const actor = await door.findActor({ cookie: request.headers.cookie });
      const scope = await door.open(actor, upload.action, authorityOf(request));
      if (!scope.ok) return refuseWith(request, reply, scope.problems);
      // Hung up meanwhile: no close will come any more to free a place.
      if (reply.raw.closed) return reply.hijack();
      const place = queue.enter();
      if (place === undefined)
        return refuseWith(request, reply.header("retry-after", String(NO_PLACE_SECONDS)), [{ code: upload.busy }]);
      admitted.set(request, { place, actor, scope: scope.value });
      // Answered, refused or hung up: the place is free again.
      reply.raw.once("close", place.leave);
      return undefined;
    },
    handler: async (request, reply) => {
      const started = performance.now();
      const { body } = request;
      if (!(body instanceof Uint8Array) || body.length === 0)
        return refuseWith(request, reply, [{ code: "FILE_EMPTY", file: { code: "FILE_EMPTY" }, purpose: upload.purpose }]);
      const own = admitted.get(request);
      if (own === undefined) throw new Error("a request came past the door");
      const gone = new AbortController();
      reply.raw.once("close", () => gone.abort());
      const size = body.length;
      try {
        await own.place.turn(gone.signal);
        const outcome = await upload.answer({
          query: request.query,
          language: languageOf(request.headers["accept-language"]),
          // The parser above made it: a buffer of its own.
          bytes: body as Uint8Array<ArrayBuffer>,
          signal: gone.signal,
          actor: own.actor,
          scope: own.scope,
          read: door.read(own.scope),
          act: door.act(own.scope),
        });
        if (gone.signal.aborted) return reply.hijack();
        const known = outcome.ok ? outcome.value.known : { refused: outcome.problems[0].code };
        log("info", "upload answered", { path: upload.path, bytes: size, ms: Math.round(performance.now() - started), ...known });
        if (!outcome.ok) return refuseWith(request, reply, outcome.problems);
        const { bytes, mediaType, fileName } = outcome.value;
        if (fileName !== undefined) reply.header("content-disposition", toDisposition(fileName));
        return reply
          .type(mediaType)
          .header("cache-control", "no-store")
          .send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
      } catch (error) {
        // Nobody is there to be answered.
        if (gone.signal.aborted) return reply.hijack();
        throw error;
      }
    },
  });
}

import { randomUUID } from "node:crypto";
import compress from "@fastify/compress";
import swagger from "@fastify/swagger";
import type { ApiProblem } from "@kehoach/api/problem";
import { problemReply } from "@kehoach/api/problem";
import type { Action } from "@kehoach/core/access/action";
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from "fastify";
import {
  hasZodFastifySchemaValidationErrors,
  jsonSchemaTransform,
  jsonSchemaTransformObject,
  serializerCompiler,
  validatorCompiler,
} from "fastify-type-provider-zod";
import { z } from "zod";
import type { Door } from "./door.ts";
import { addActs } from "./http-act.ts";
import { toDisposition } from "./http-disposition.ts";
import { DOCS_STYLE, showDocs } from "./http-docs.ts";
import type { ActEndpoint, Answer, Asked, Endpoint, FileEndpoint } from "./http-endpoint.ts";
import { addTags, markEncodedTags } from "./http-etag.ts";
import { isOfOtherOrigin } from "./http-foreign.ts";
import { languageOf } from "./http-language.ts";
import { listMethods } from "./http-methods.ts";
import { addPages, toContentPolicy } from "./http-page.ts";
import { toParameterProblems } from "./http-parameter.ts";
import { PROBLEM_TYPE, toProblemReply } from "./http-problem.ts";
import type { Room } from "./http-room.ts";
import { findBrokenText } from "./http-text.ts";
import { addUploads, type UploadEndpoint, UploadRefusal } from "./http-upload.ts";
import type { Log } from "./log.ts";

export type HttpOptions = {
  readonly endpoints: readonly Endpoint[];
  readonly files: readonly FileEndpoint[];
  readonly acts?: readonly ActEndpoint[];
  readonly door: Door;
  readonly uploads?: readonly UploadEndpoint[];
  readonly rooms?: readonly Room[];
  /** Our own origins; a change asked for by a page of another is refused. */
  readonly origins?: () => readonly string[];
  /** Proxies whose word about the client's address is believed. */
  readonly proxies?: readonly string[];
  /** What start-up is doing; undefined once the server can answer. */
  readonly step: () => string | undefined;
  readonly webFolder: string;
  readonly log: Log;
  readonly version: string;
};

const LIMIT_BOUNDS = { limit: { min: 1, max: 200 } } as const;

function refuseWith(
  request: FastifyRequest,
  reply: FastifyReply,
  problems: readonly [ApiProblem, ...ApiProblem[]],
  extra: { readonly id?: string; readonly step?: string } = {},
): FastifyReply {
  const body = toProblemReply(problems, languageOf(request.headers["accept-language"]), extra);
  return reply.code(body.status).type(PROBLEM_TYPE).header("cache-control", "no-store").send(JSON.stringify(body));
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? { ...value } : {};
}

function addHeaders(app: FastifyInstance): void {
  app.addHook("onRequest", async (request, reply) => {
    reply.headers({
      "content-security-policy": toContentPolicy(),
      "x-content-type-options": "nosniff",
      "x-frame-options": "DENY",
      "referrer-policy": "no-referrer",
      "cross-origin-opener-policy": "same-origin",
      "cross-origin-resource-policy": "same-origin",
      "permissions-policy": "camera=(), geolocation=(), microphone=()",
    });
    if (/^\/api\/(?:v1|auth)\//.test(request.url))
      reply.header("content-language", languageOf(request.headers["accept-language"])).header("vary", "accept-language");
  });
}

/** Who asked hung up, while he waited for his turn or while his answer was on its way to him. */
function isOfHangingUp(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return error.name === "AbortError" || ("code" in error && error.code === "ERR_STREAM_PREMATURE_CLOSE");
}

function addErrors(app: FastifyInstance, options: HttpOptions, showApp: (reply: FastifyReply) => FastifyReply): void {
  const { log } = options;
  app.setErrorHandler((error, request, reply) => {
    if (error instanceof UploadRefusal) {
      const { purpose = "audit" } = request.routeOptions.config;
      return refuseWith(request, reply, [{ ...error.problem, purpose }]);
    }
    if (hasZodFastifySchemaValidationErrors(error)) {
      const { validationContext } = error;
      const where = validationContext === "params" ? request.params : validationContext === "body" ? request.body : request.query;
      const known = Object.keys(request.routeOptions.config.parameters ?? {});
      const raw = asRecord(where);
      return refuseWith(request, reply, toParameterProblems(error.validation, raw, known, LIMIT_BOUNDS));
    }
    if (reply.raw.destroyed && isOfHangingUp(error)) return reply.hijack();
    const status =
      error instanceof Error && "statusCode" in error && typeof error.statusCode === "number" ? error.statusCode : 500;
    if (status >= 400 && status < 500) return refuseWith(request, reply, [{ code: "REQUEST_BROKEN" }]);
    const id = randomUUID();
    // The address of an upload carries the name of somebody's file, that of a sign-in a code, that of a page the token of a password:
    // nobody else's business.
    const isQuestion = request.method === "GET" && request.url.startsWith("/api/v1/");
    const url = isQuestion ? request.url : request.url.split("?")[0];
    log("error", "request failed", { id, method: request.method, url, error });
    return refuseWith(request, reply, [{ code: "FAULT" }], { id });
  });
  app.setNotFoundHandler((request, reply) => {
    const [path = ""] = request.url.split("?");
    const methods = listMethods(path, options);
    if (methods.length > 0 && !methods.includes(request.method)) {
      const problem = { code: "METHOD_UNKNOWN", found: request.method, choices: methods } as const;
      return refuseWith(request, reply.header("allow", methods.join(", ")), [problem]);
    }
    if (request.method !== "GET" && request.method !== "HEAD") {
      return refuseWith(request, reply.header("allow", "GET, HEAD"), [{ code: "METHOD_UNKNOWN", found: request.method }]);
    }
    // A page of the application has no dot in its last part, or is asked for as a page.
    const isPage =
      path !== "/api" &&
      !path.startsWith("/api/") &&
      !path.startsWith("/assets/") &&
      (!/\.\w+$/.test(path) || (request.headers.accept ?? "").includes("text/html"));
    return isPage ? showApp(reply) : refuseWith(request, reply, [{ code: "PATH_UNKNOWN", found: path }]);
  });
}

/** Lets a question in, as far as whoever asks may see, and answers it. */
async function answerWithin<Reply>(
  door: Door,
  action: Action,
  request: FastifyRequest,
  reply: FastifyReply,
  answer: (asked: Asked<unknown, unknown>) => Answer<Reply>,
): Answer<Reply> {
  const actor = await door.findActor({ cookie: request.headers.cookie });
  // What one person may see is not for a store that several share.
  if (actor.kind === "user") reply.header("cache-control", "private, no-cache").header("vary", "accept-language, cookie");
  const { authority } = asRecord(request.query);
  const scope = await door.open(actor, action, typeof authority === "string" ? authority : undefined);
  if (!scope.ok) return scope;
  const language = languageOf(request.headers["accept-language"]);
  return answer({ params: request.params, query: request.query, language, actor, read: door.read(scope.value) });
}

function addEndpoint(app: FastifyInstance, door: Door, { route, answer }: Endpoint): void {
  app.route({
    method: "GET",
    url: route.path,
    config: { parameters: { ...route.query.shape } },
    schema: {
      tags: [route.tag],
      summary: route.summary,
      params: route.params,
      querystring: route.query,
      response: {
        200: route.reply.meta({ examples: [route.example] }),
        default: { description: "Lời từ chối", content: { "application/problem+json": { schema: problemReply } } },
      },
    },
    handler: async (request, reply) => {
      const outcome = await answerWithin(door, route.action, request, reply, answer);
      return outcome.ok ? reply.send(outcome.value) : refuseWith(request, reply, outcome.problems);
    },
  });
}

function addFile(app: FastifyInstance, door: Door, file: FileEndpoint): void {
  app.route({
    method: "GET",
    url: file.path,
    config: { parameters: { ...file.query.shape } },
    schema: {
      tags: [file.tag],
      summary: file.summary,
      params: file.params,
      querystring: file.query,
      response: { 200: { description: "Tệp", content: { [file.mediaType]: { schema: z.string().meta({ format: "binary" }) } } } },
    },
    handler: async (request, reply) => {
      const outcome = await answerWithin(door, file.action, request, reply, file.answer);
      if (!outcome.ok) return refuseWith(request, reply, outcome.problems);
      const { bytes, mediaType, fileName } = outcome.value;
      return reply.type(mediaType).header("content-disposition", toDisposition(fileName)).send(Buffer.from(bytes));
    },
  });
}

/** The web server with everything on it, not yet listening. It knows no slice: endpoints are handed in. */
export async function createHttp(options: HttpOptions): Promise<FastifyInstance> {
  const app = Fastify({
    logger: false,
    bodyLimit: 65_536,
    trustProxy: options.proxies === undefined || options.proxies.length === 0 ? false : [...options.proxies],
    forceCloseConnections: "idle",
    routerOptions: { maxParamLength: 400, ignoreTrailingSlash: false },
    frameworkErrors: (_error, request, reply) => void refuseWith(request, reply, [{ code: "REQUEST_BROKEN" }]),
  });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  addHeaders(app);
  addTags(app);
  await app.register(compress, { global: true, threshold: 1024, encodings: ["br", "gzip"] });
  markEncodedTags(app);
  await app.register(swagger, {
    openapi: {
      openapi: "3.1.0",
      info: {
        title: "Kehoach",
        version: options.version,
        description:
          "Kế hoạch phát triển kinh tế - xã hội của một địa phương: chỉ tiêu, kế hoạch giao, thực hiện, đánh giá, báo cáo.",
      },
    },
    transform: jsonSchemaTransform,
    transformObject: jsonSchemaTransformObject,
  });
  app.addHook("onRequest", async (request, reply) => {
    const step = options.step();
    if (step !== undefined && /^\/api\/(?:v1|auth)\//.test(request.url))
      return refuseWith(request, reply.header("retry-after", "2"), [{ code: "STARTING" }], { step });
    const own = options.origins?.();
    if (own !== undefined && isOfOtherOrigin(request, own)) return refuseWith(request, reply, [{ code: "REQUEST_FOREIGN" }]);
    return undefined;
  });
  app.addHook("preHandler", async (request, reply) => {
    // What stands in a query has schemas of its own that take no control character.
    const parameter = findBrokenText(request.params) ?? findBrokenText(request.body);
    if (parameter === undefined) return undefined;
    return refuseWith(request, reply, [{ code: "PARAMETER_INVALID", parameter, reason: "format" }]);
  });
  const showApp = await addPages(app, options.webFolder);
  addErrors(app, options, showApp);
  for (const one of options.endpoints) addEndpoint(app, options.door, one);
  for (const one of options.files) addFile(app, options.door, one);
  await addActs(app, options.acts ?? [], options.door, refuseWith);
  await addUploads(app, options.uploads ?? [], options.door, options.log, refuseWith);
  for (const room of options.rooms ?? []) await app.register((inner) => room(inner, refuseWith));
  app.get("/healthz", { schema: { hide: true } }, (_request, reply) => {
    const step = options.step();
    return reply
      .code(step === undefined ? 200 : 503)
      .header("cache-control", "no-store")
      .send(step === undefined ? { status: "ok" } : { status: "starting", step });
  });
  app.get("/", { schema: { hide: true } }, (_request, reply) => showApp(reply));
  app.get("/api/openapi.json", { schema: { hide: true } }, () => app.swagger());
  app.get("/api/docs.css", { schema: { hide: true } }, (_request, reply) =>
    reply.type("text/css; charset=utf-8").send(DOCS_STYLE),
  );
  app.get("/api/docs", { schema: { hide: true } }, (_request, reply) =>
    reply
      .type("text/html; charset=utf-8")
      .send(
        showDocs(options.endpoints, options.files, options.acts ?? [], options.uploads ?? [], (path, method) =>
          asRecord(asRecord(app.swagger().paths?.[path])[method]),
        ),
      ),
  );
  return app;
}

declare module "fastify" {
  interface FastifyContextConfig {
    /** The query parameters there are, for the refusal of an unknown one. */
    parameters?: Readonly<Record<string, unknown>>;
    /** Of an upload: what the file is for. */
    purpose?: UploadEndpoint["purpose"];
  }
}

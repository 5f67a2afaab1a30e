import type { ApiProblem } from "@kehoach/api/problem";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";

/** Answers a request with its refusals, as problem+json in the language asked for. */
export type Refuse = (
  request: FastifyRequest,
  reply: FastifyReply,
  problems: readonly [ApiProblem, ...ApiProblem[]],
) => FastifyReply;

/** Addresses that are neither a question nor an act (they deal in cookies, or send the browser on), put on the server by a slice. */
export type Room = (app: FastifyInstance, refuse: Refuse) => Promise<void>;

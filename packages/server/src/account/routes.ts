import * as wire from "@kehoach/api/account";
import { listLetters } from "@kehoach/api/letter";
import { problemReply } from "@kehoach/api/problem";
import { accept } from "@kehoach/core/outcome";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { z } from "zod";
import { type Endpoint, endpoint } from "../platform/http-endpoint.ts";
import { isForeign } from "../platform/http-foreign.ts";
import type { Refuse, Room } from "../platform/http-room.ts";
import type { WaitingLetter } from "../platform/mail.ts";
import type { Answered } from "./call.ts";
import { keepLettersWithin } from "./read.ts";
import type { Caller, Ways } from "./ways.ts";

// Types only of the rest of this slice: the server listens before the library, which takes its time, is loaded.

const TAG = "Đăng nhập";
const ROOT = "/api/auth";
const MAX_BYTES = 16_384;

function toCaller({ ip, headers }: FastifyRequest): Caller {
  return { address: ip, cookie: headers.cookie, agent: headers["user-agent"] ?? "" };
}

function send<Reply>(
  request: FastifyRequest,
  reply: FastifyReply,
  { outcome, cookies }: Answered<Reply>,
  refuse: Refuse,
): FastifyReply {
  for (const cookie of cookies) reply.header("set-cookie", cookie);
  if (outcome.ok) return reply.header("cache-control", "no-store").send(outcome.value);
  const { seconds } = outcome.problems[0];
  if (seconds !== undefined) reply.header("retry-after", String(seconds));
  return refuse(request, reply, outcome.problems);
}

function responses(reply: z.ZodType) {
  return {
    200: reply,
    default: { description: "Lời từ chối", content: { "application/problem+json": { schema: problemReply } } },
  };
}

type Way<Body, Reply> = (caller: Caller, body: Body) => Promise<Answered<Reply>>;

/** Puts the addresses of signing in on the server. `ways` are there once the server can answer. @rule U13 */
export function accountRoom(ways: () => Ways): Room {
  return async (app, refuse) => {
    const get = <Reply extends z.ZodType>(
      path: string,
      summary: string,
      reply: Reply,
      choose: (all: Ways) => Way<undefined, z.output<Reply>>,
    ): void =>
      void app.route({
        method: "GET",
        url: `${ROOT}/${path}`,
        schema: { tags: [TAG], summary, response: responses(reply) },
        handler: async (request, answer) => send(request, answer, await choose(ways())(toCaller(request), undefined), refuse),
      });
    const post = <Body extends z.ZodObject, Reply extends z.ZodType>(
      path: string,
      summary: string,
      [body, reply]: readonly [Body, Reply],
      choose: (all: Ways) => Way<z.output<Body>, z.output<Reply>>,
    ): void =>
      void app.route({
        method: "POST",
        url: `${ROOT}/${path}`,
        bodyLimit: MAX_BYTES,
        config: { parameters: { ...body.shape } },
        schema: { tags: [TAG], summary, body, response: responses(reply) },
        onRequest: async (request, answer) =>
          isForeign(request) ? refuse(request, answer, [{ code: "REQUEST_FOREIGN" }]) : undefined,
        handler: async (request, answer) =>
          // The server hands on what the schema parsed, so this is its output.
          send(request, answer, await choose(ways())(toCaller(request), request.body as z.output<Body>), refuse),
      });
    addSignIn(get, post);
    addOwnAccount(get, post);
    addCallback(app, ways);
  };
}

type Get = <Reply extends z.ZodType>(
  path: string,
  summary: string,
  reply: Reply,
  choose: (all: Ways) => Way<undefined, z.output<Reply>>,
) => void;
type Post = <Body extends z.ZodObject, Reply extends z.ZodType>(
  path: string,
  summary: string,
  wire: readonly [Body, Reply],
  choose: (all: Ways) => Way<z.output<Body>, z.output<Reply>>,
) => void;

function addSignIn(get: Get, post: Post): void {
  const { signInBody, signInReply, signInCodeBody, forgotPasswordBody, passwordLinkBody, resetPasswordBody, done } = wire;
  get("session", "Ai đang đăng nhập, và có những cách đăng nhập nào", wire.sessionReply, (all) => all.session);
  post("sign-in", "Đăng nhập bằng tên (hoặc địa chỉ thư) và mật khẩu", [signInBody, signInReply], (all) => all.signIn);
  post("sign-in/code", "Bước hai: mã xác nhận hoặc mã dự phòng", [signInCodeBody, signInReply], (all) => all.signInByCode);
  post("oidc/start", "Đăng nhập qua nhà cung cấp", [wire.startOidcBody, wire.oidcReply], (all) => all.startOidc);
  post("password/forgot", "Gửi liên kết đặt lại mật khẩu", [forgotPasswordBody, done], (all) => all.forgotPassword);
  post("password/link", "Liên kết là của ai", [passwordLinkBody, wire.passwordLinkReply], (all) => all.readPasswordLink);
  post("password/reset", "Đặt mật khẩu mới bằng liên kết", [resetPasswordBody, done], (all) => all.resetPassword);
  post("sign-out", "Đăng xuất", [wire.emptyBody, done], (all) => all.signOut);
}

function addOwnAccount(get: Get, post: Post): void {
  const { provenBody, done } = wire;
  get("account", "Tài khoản của mình", wire.accountReply, (all) => all.account);
  get("sessions", "Các phiên đăng nhập của mình", wire.sessionsReply, (all) => all.sessions);
  post("sessions/end", "Kết thúc một phiên của mình", [wire.endSessionBody, done], (all) => all.endSession);
  post("sign-out-everywhere", "Đăng xuất ở mọi nơi", [wire.emptyBody, done], (all) => all.signOutEverywhere);
  post("password/change", "Đổi mật khẩu; các phiên khác kết thúc", [wire.changePasswordBody, done], (all) => all.changePassword);
  post("two-factor/start", "Bắt đầu bật mã xác nhận", [provenBody, wire.startTwoFactorReply], (all) => all.startTwoFactor);
  post("two-factor/confirm", "Bật mã xác nhận", [wire.confirmTwoFactorBody, done], (all) => all.confirmTwoFactor);
  post("two-factor/stop", "Tắt mã xác nhận", [provenBody, done], (all) => all.stopTwoFactor);
  post("two-factor/backup-codes", "Cấp lại mã dự phòng", [provenBody, wire.backupCodesReply], (all) => all.renewBackupCodes);
  post("oidc/link", "Liên kết tài khoản với nhà cung cấp", [provenBody, wire.oidcReply], (all) => all.linkOidc);
  post("oidc/unlink", "Bỏ liên kết với nhà cung cấp", [provenBody, done], (all) => all.unlinkOidc);
}

/** Questions about letters that are still here. @rule U11 */
export function letterEndpoints(listWaiting: () => Promise<readonly WaitingLetter[]>): readonly Endpoint[] {
  return [
    endpoint(listLetters, async ({ read }) => {
      const waiting = await listWaiting();
      const letters = await read((tx, scope) => keepLettersWithin(tx, scope, waiting));
      return accept({
        letters: letters.map((one) => ({ ...one, lastError: one.lastError ?? null, nextTryAt: one.nextTryAt ?? null })),
      });
    }),
  ];
}

/** Where the provider sends the browser back to. */
function addCallback(app: FastifyInstance, ways: () => Ways): void {
  app.get(`${ROOT}/callback/oidc`, { schema: { hide: true } }, async (request, reply) => {
    const { query } = request;
    const told = Object.entries(typeof query === "object" && query !== null ? query : {});
    const texts = told.filter((pair): pair is [string, string] => typeof pair[1] === "string");
    const { to, cookies } = await ways().finishOidc(toCaller(request), Object.fromEntries(texts));
    for (const cookie of cookies) reply.header("set-cookie", cookie);
    return reply.header("cache-control", "no-store").redirect(to, 302);
  });
}

import { accept, type Outcome, refuse } from "@kehoach/core/outcome";
import type { FastifyInstance } from "fastify";
import type { Language } from "./http-language.ts";

/** Why the server can not be reached at the address it was told. */
export type ListenProblem =
  | { readonly code: "HOST_REFUSED"; readonly host: string }
  | { readonly code: "HOST_UNKNOWN"; readonly host: string }
  | { readonly code: "PORT_BUSY"; readonly port: number }
  | { readonly code: "PORT_FORBIDDEN"; readonly port: number };

type Sentences = { readonly [Code in ListenProblem["code"]]: (problem: Extract<ListenProblem, { code: Code }>) => string };

const VI: Sentences = {
  HOST_REFUSED: (p) =>
    `Địa chỉ ${p.host} để máy khác vào được, nên cần đặt trước địa chỉ công khai có mã hóa, ví dụ KEHOACH_URL=https://kehoach.tinh.gov.vn (xem docs/tai-khoan.md). Chỉ dùng thử trên máy này thì bỏ biến HOST, hoặc đặt HOST=127.0.0.1.`,
  HOST_UNKNOWN: (p) => `Máy này không có địa chỉ ${p.host}. Hãy bỏ biến HOST, hoặc đặt HOST=127.0.0.1.`,
  PORT_BUSY: (p) =>
    `Cổng ${p.port} đang có chương trình khác dùng. Hãy dừng chương trình ấy, hoặc chọn cổng khác: PORT=${p.port + 1} npm start.`,
  PORT_FORBIDDEN: (p) => `Không được phép mở cổng ${p.port}. Hãy chọn cổng từ 1024 trở lên, ví dụ: PORT=8080 npm start.`,
};
const EN: Sentences = {
  HOST_REFUSED: (p) =>
    `${p.host} can be reached from other machines, so the public address must be set first, over https: KEHOACH_URL=https://kehoach.tinh.gov.vn (see docs/tai-khoan.md). To try it on this machine only, leave HOST out, or set HOST=127.0.0.1.`,
  HOST_UNKNOWN: (p) => `This machine has no address ${p.host}. Leave HOST out, or set HOST=127.0.0.1.`,
  PORT_BUSY: (p) =>
    `Port ${p.port} is used by another program. Stop that program, or choose another port: PORT=${p.port + 1} npm start.`,
  PORT_FORBIDDEN: (p) => `Port ${p.port} may not be opened. Choose one from 1024 up, such as PORT=8080 npm start.`,
};

/** What is wrong and what to do. */
export function showListenProblem(problem: ListenProblem, language: Language): string {
  // The table is keyed by the problem's own code, which TypeScript can not follow through a union.
  const sentence = (language === "en" ? EN : VI)[problem.code] as (problem: ListenProblem) => string;
  return sentence(problem);
}

/** Whether an address can be reached from this machine alone. */
export function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(host);
}

/**
 * Opens the server at an address of this machine, and gives the address a browser can use.
 * @param publicUrl  what people type to come here, through a proxy that encrypts; only then other addresses are opened
 * @problem HOST_REFUSED    not a loopback address, and no encrypted way to it is known: passwords would travel in the open
 * @problem PORT_BUSY       somebody listens there already
 * @problem PORT_FORBIDDEN  the system does not let this user open it
 * @problem HOST_UNKNOWN    no such address here
 * @rule W17
 */
export async function listen(
  app: FastifyInstance,
  host: string,
  port: number,
  publicUrl?: string,
): Promise<Outcome<string, ListenProblem>> {
  if (!isLoopback(host) && publicUrl?.startsWith("https://") !== true) return refuse({ code: "HOST_REFUSED", host });
  try {
    return accept(await app.listen({ host, port }));
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "EADDRINUSE") return refuse({ code: "PORT_BUSY", port });
    if (code === "EACCES") return refuse({ code: "PORT_FORBIDDEN", port });
    if (code === "EADDRNOTAVAIL" || code === "ENOTFOUND") return refuse({ code: "HOST_UNKNOWN", host });
    throw error;
  }
}

import type { FastifyError, FastifyReply, FastifyRequest } from "fastify";
import { log } from "#app/platform/log.server.ts";

/**
 * What every answer says unless its page says otherwise: it is of the type it claims, addresses with their queries stay within the app,
 * and nobody frames it. Embedded pages name who may (entry.server.tsx).
 */
export const SAFE_HEADERS: Readonly<Record<string, string>> = {
  "x-content-type-options": "nosniff",
  "referrer-policy": "strict-origin-when-cross-origin",
  "content-security-policy": "frame-ancestors 'none'",
};

/** Answers what no door answered itself: a status and no word of what went wrong inside, which the log has. */
export function refuse(error: FastifyError, _request: FastifyRequest, reply: FastifyReply): void {
  const status = error.statusCode ?? 500;
  if (status >= 500) log.error({ error }, "request failed");
  void reply
    .code(status)
    .headers(SAFE_HEADERS)
    .type("text/plain; charset=utf-8")
    .send(status >= 500 ? "Something went wrong" : "This request was not understood");
}

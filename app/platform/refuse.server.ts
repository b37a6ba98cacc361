import type { FastifyError, FastifyReply, FastifyRequest } from "fastify";
import { SAFE_HEADERS } from "#app/platform/headers.ts";
import { log } from "#app/platform/log.server.ts";

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

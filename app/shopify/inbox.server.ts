// The webhook door: verify, store once, answer. It never reads more of a payload than it must; the worker reads from Shopify.
import { createHmac, timingSafeEqual } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { elapsedMs } from "#app/platform/clock.server.ts";
import { env } from "#app/platform/env.server.ts";
import { log } from "#app/platform/log.server.ts";
import { metrics } from "#app/platform/metrics.server.ts";
import { type Outcome, shopIdOf, storeDelivery } from "#app/shopify/inbox-store.server.ts";
import { kindOf, type Subject, subjectOf } from "#app/shopify/topics.ts";

const BODY_BYTES_MAX = 5 * 1024 * 1024;
/** How much of a body that is too large is still taken off the wire. */
const DRAINED_BYTES_MAX = 4 * BODY_BYTES_MAX;
/** Shopify gives up after 5 s; by then it must have our answer. */
const DEADLINE_MS = 4_000;
const AWAY_TOLD_EVERY_MS = 5_000;
const RETRY_AFTER_SECONDS = "5";
const HEADER_LENGTH_MAX = 255;
const HMAC_LENGTH = 44; // base64 of 32 bytes

/** The answers, by what led to them; all are counted. */
const STATUS = {
  accepted: 200,
  "unknown shop": 200,
  "other shop": 200,
  malformed: 400,
  "headers missing": 400,
  unstorable: 400,
  forged: 401,
  "unknown topic": 404,
  "too slow": 408,
  "too large": 413,
  full: 503,
  "database away": 503,
  late: 503,
} as const;

type Answer = keyof typeof STATUS;

const ANSWER_OF_OUTCOME = {
  stored: "accepted",
  full: "full",
  away: "database away",
  unstorable: "malformed",
} as const satisfies Readonly<Record<Outcome, Answer>>;

/** Registers POST /webhooks and everything below it. The topic comes from the header, so one door serves all subscriptions. */
export function registerWebhookDoor(app: FastifyInstance): void {
  void app.register(async (door) => {
    door.removeAllContentTypeParsers();
    door.addContentTypeParser("*", (_request, stream, done) => readBody(stream, done));
    door.setErrorHandler((error, _request, reply) => answer(reply, answerOf(error)));
    door.post("/webhooks", { bodyLimit: BODY_BYTES_MAX }, receive);
    door.post("/webhooks/*", { bodyLimit: BODY_BYTES_MAX }, receive);
  });
}

/** Ends the wait for a body, or for its storage, with an answer of its own. */
class Refusal extends Error {
  readonly answer: Answer;
  constructor(answer: Answer) {
    super(answer);
    this.answer = answer;
  }
}

function answerOf(error: unknown): Answer {
  if (error instanceof Refusal) return error.answer;
  if (error instanceof Error && "statusCode" in error) {
    if (error.statusCode === 413) return "too large";
    if (typeof error.statusCode === "number" && error.statusCode < 500) return "malformed";
  }
  log.error({ error }, "webhook door failed");
  return "database away";
}

function answer(reply: FastifyReply, outcome: Answer): FastifyReply {
  metrics.webhooks.inc({ answer: outcome });
  const status = STATUS[outcome];
  if (status === 503) void reply.header("retry-after", RETRY_AFTER_SECONDS);
  // What is left of an unread body would be taken for the next request.
  if (outcome === "too slow" || outcome === "too large") void reply.header("connection", "close");
  return reply.code(status).send(status === 200 ? "" : outcome);
}

/** A body as it came, for the signature is over its bytes, and when it began to come, for the deadline. */
type Body = Readonly<{ bytes: Buffer; beganMs: number }>;

/**
 * Reads a body; cuts it at the deadline. One that is too large is read on without being kept, so that its sender sees the answer
 * instead of a broken connection; but not without end.
 */
function readBody(stream: IncomingMessage, done: (error: Error | null, body?: Body) => void): void {
  const beganMs = elapsedMs();
  const chunks: Buffer[] = [];
  let size = 0;
  const end = (refusal: Refusal | null) => {
    clearTimeout(timer);
    stream.off("data", onData).off("end", onEnd).off("error", onError);
    if (refusal) stream.on("error", () => undefined).resume();
    done(refusal, { bytes: Buffer.concat(chunks), beganMs });
  };
  const onData = (chunk: Buffer) => {
    size += chunk.length;
    if (size <= BODY_BYTES_MAX) chunks.push(chunk);
    else chunks.length = 0;
    if (size > DRAINED_BYTES_MAX) end(new Refusal("too large"));
  };
  const onEnd = () => end(size > BODY_BYTES_MAX ? new Refusal("too large") : null);
  const onError = () => end(new Refusal("malformed"));
  const timer = setTimeout(() => end(new Refusal("too slow")), DEADLINE_MS);
  stream.on("data", onData).on("end", onEnd).on("error", onError);
}

/** A POST without a body and without a type has nothing to read. */
const NO_BODY: Body = { bytes: Buffer.alloc(0), beganMs: 0 };

async function receive(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { bytes, beganMs } = (request.body as Body | undefined) ?? NO_BODY;
  const header = (name: string) => {
    const value = request.headers[name];
    return typeof value === "string" ? value : "";
  };
  if (!isSigned(bytes, header("x-shopify-hmac-sha256"))) return answer(reply, "forged");
  const topic = header("x-shopify-topic");
  const kind = kindOf(topic);
  if (kind === null) return answer(reply, "unknown topic");
  const domain = header("x-shopify-shop-domain").toLowerCase();
  const eventId = header("x-shopify-event-id") || header("x-shopify-webhook-id");
  const name = header("x-shopify-name");
  if (domain === "" || eventId === "" || isTooLong(domain, eventId, name))
    return answer(reply, "headers missing");
  const text = bytes.toString("utf8");
  const subject = subjectOf(topic, text);
  if (subject === null) return answer(reply, "malformed");
  const delivery = {
    id: name === "" ? `${topic}/${eventId}` : `${topic}/${eventId}/${name}`,
    topic,
    subjectGid: subject.gid,
    payload: kind === "message" ? text : null,
    triggeredAt: instantOf(header("x-shopify-triggered-at")),
  };
  return answer(reply, await beforeDeadline(accept(domain, subject, delivery), beganMs));
}

type Unowned = Omit<Parameters<typeof storeDelivery>[0], "shopId">;

async function accept(domain: string, subject: Subject, delivery: Unowned): Promise<Answer> {
  const { topic } = delivery;
  // Headers are not signed: a message that was sent to one shop must not be passed off as another's.
  if (subject.shopDomain !== null && subject.shopDomain !== domain) {
    log.warn({ domain, topic }, "webhook of another shop than its header says");
    return "other shop";
  }
  const shopId = await shopIdOf(domain);
  if (shopId === null) {
    log.warn({ domain, topic }, "webhook of an unknown shop");
    return "unknown shop";
  }
  return ANSWER_OF_OUTCOME[await storeDelivery({ shopId, ...delivery })];
}

/** What is stored after the deadline is stored all the same; Shopify sends it again and meets the row. */
function beforeDeadline(work: Promise<Answer>, beganMs: number): Promise<Answer> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve("late"), beganMs + DEADLINE_MS - elapsedMs());
    const end = (outcome: Answer) => {
      clearTimeout(timer);
      resolve(outcome);
    };
    work.then(end, (error: unknown) => {
      tellAway(error);
      end("database away");
    });
  });
}

let awayToldMs = Number.NEGATIVE_INFINITY;

/** Says now and then, not for each delivery, that nothing can be stored; the metrics count them all. */
function tellAway(error: unknown): void {
  const nowMs = elapsedMs();
  if (nowMs - awayToldMs < AWAY_TOLD_EVERY_MS) return;
  awayToldMs = nowMs;
  log.error({ error }, "webhooks cannot be stored");
}

/** Compares texts, not decoded bytes: of several texts that decode to the same bytes Shopify sends one. */
function isSigned(body: Buffer, given: string): boolean {
  if (given.length !== HMAC_LENGTH) return false;
  const due = createHmac("sha256", env.apiSecret).update(body).digest("base64");
  const givenBytes = Buffer.from(given, "latin1");
  return (
    givenBytes.length === HMAC_LENGTH && timingSafeEqual(givenBytes, Buffer.from(due, "latin1"))
  );
}

const isTooLong = (...values: readonly string[]): boolean =>
  values.some((value) => value.length > HEADER_LENGTH_MAX);

/** The instant in PostgreSQL's reach, or null: this header is a hint and no reason to refuse. */
function instantOf(text: string): string | null {
  const date = new Date(text);
  return Number.isNaN(date.getTime()) ? null : date.toISOString();
}

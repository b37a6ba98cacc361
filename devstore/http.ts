// The little that node:http leaves to do.
import type { IncomingMessage, ServerResponse } from "node:http";
import { InputError } from "./state.ts";

const BODY_MAX = 20_000_000;

export async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > BODY_MAX) throw new InputError("The body is over 20 MB.");
    chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString();
}

/** A JSON object from a body; an empty body is an empty object. @throws InputError for anything else. */
export function objectFrom(text: string): Record<string, unknown> {
  if (!text.trim()) return {};
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new InputError("The body is not valid JSON.");
  }
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw new InputError("The body is not a JSON object.");
  return { ...value };
}

export function sendJson(
  response: ServerResponse,
  status: number,
  value: unknown,
  headers: Readonly<Record<string, string>> = {},
): void {
  const body = JSON.stringify(value, (_key, one) => (typeof one === "bigint" ? String(one) : one));
  response.writeHead(status, {
    "content-type": "application/json; charset=utf-8",
    "content-length": Buffer.byteLength(body),
    ...headers,
  });
  response.end(body);
}

export function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

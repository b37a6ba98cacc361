// A form's fields as the query of an address.
import { parseWithZod } from "@conform-to/zod/v4";
import type { z } from "zod";

/** Fields within fields by the names that a form posts, such as rules[0].names; empty ones are left out, as forms read them. */
export function formQuery(value: unknown): URLSearchParams {
  const filled = flatten(value, "").filter(([, text]) => text !== "");
  return new URLSearchParams(filled);
}

/** What a form with these fields would be read as; null where it has a fault. */
export function readFields<Schema extends z.ZodType>(
  fields: unknown,
  schema: Schema,
): z.output<Schema> | null {
  const submission = parseWithZod(formQuery(fields), { schema });
  return submission.status === "success" ? submission.value : null;
}

/** The fields as a query's text; null where they have a fault. */
export const goodQuery = (fields: unknown, schema: z.ZodType): string | null =>
  readFields(fields, schema) === null ? null : formQuery(fields).toString();

/** Servers read no address of more than 16 KB with all that comes with it. */
const LENGTH_MAX = 6_000;

/** Whether fields are too many for an address. */
export const isTooLong = (query: string): boolean => query.length > LENGTH_MAX;

/** Why nothing is worked out for them. */
export const TOO_LONG = "These terms name too many products to be worked out here.";

function flatten(value: unknown, name: string): [string, string][] {
  if (typeof value === "string") return [[name, value]];
  if (value === true) return [[name, "on"]];
  if (Array.isArray(value))
    return value.flatMap((one, at) =>
      flatten(one, typeof one === "string" ? name : `${name}[${at}]`),
    );
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) =>
    flatten(one, name === "" ? key : `${name}.${key}`),
  );
}

// Reading what callers of the control API send: each reader says in a sentence what is wrong.
import { type Attribute, InputError } from "./state.ts";

export type Body = Readonly<Record<string, unknown>>;

export function readText(body: Body, name: string): string | null {
  const value = body[name];
  if (value === undefined || value === null) return null;
  if (typeof value !== "string") throw new InputError(`"${name}" is a text.`);
  return value;
}

export function readFlag(body: Body, name: string): boolean | null {
  const value = body[name];
  if (value === undefined || value === null) return null;
  if (typeof value !== "boolean") throw new InputError(`"${name}" is true or false.`);
  return value;
}

export function readNumber(body: Body, name: string): number | null {
  const value = body[name];
  if (value === undefined || value === null) return null;
  const number = typeof value === "string" && value.trim() ? Number(value) : value;
  if (typeof number !== "number" || !Number.isFinite(number))
    throw new InputError(`"${name}" is a number.`);
  return number;
}

/** An amount may come as text ("19.50") or as a number (19.5). */
export function readAmount(body: Body, name: string): string | null {
  const value = body[name];
  if (value === undefined || value === null) return null;
  if (typeof value === "number" && Number.isFinite(value)) return String(value);
  if (typeof value === "string") return value;
  throw new InputError(`"${name}" is an amount such as "19.50".`);
}

/** An id as text or number. */
export function readId(body: Body, name: string): string | null {
  const value = body[name];
  if (value === undefined || value === null) return null;
  if (typeof value === "string" || typeof value === "number") return String(value);
  throw new InputError(`"${name}" is an id.`);
}

export function readObjects(body: Body, name: string): Body[] {
  const value = body[name];
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) throw new InputError(`"${name}" is a list.`);
  return value.map((one) => asObject(one, name));
}

export function readTexts(body: Body, name: string): string[] {
  const value = body[name];
  if (value === undefined || value === null) return [];
  const list = Array.isArray(value) ? value : [value];
  return list.map((one) => {
    if (typeof one !== "string" && typeof one !== "number")
      throw new InputError(`"${name}" is a list of texts.`);
    return String(one);
  });
}

export function readObject(body: Body, name: string): Body | null {
  const value = body[name];
  return value === undefined || value === null ? null : asObject(value, name);
}

function asObject(value: unknown, name: string): Body {
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw new InputError(`"${name}" holds an object.`);
  return { ...value };
}

/** [{name, value}], [{key, value}] or {name: value}. */
export function readAttributes(body: Body, name: string): Attribute[] {
  const value = body[name];
  if (value === undefined || value === null) return [];
  if (Array.isArray(value))
    return readObjects(body, name).map((one) => ({
      name: readText(one, "name") ?? readText(one, "key") ?? "",
      value: String(one.value ?? ""),
    }));
  return Object.entries(asObject(value, name)).map(([key, one]) => ({
    name: key,
    value: String(one ?? ""),
  }));
}

/** Leaves out what was not given, so that defaults apply. */
export function given<T extends object>(values: T): { [K in keyof T]?: NonNullable<T[K]> } {
  const entries = Object.entries(values).filter(([, value]) => value !== null);
  return Object.fromEntries(entries) as { [K in keyof T]?: NonNullable<T[K]> };
}

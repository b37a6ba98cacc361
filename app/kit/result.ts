/** What a use case answers: a value, or an error that a user or Shopify caused. */
export type Result<T, E> = Readonly<{ ok: true; value: T }> | Readonly<{ ok: false; error: E }>;

/** The result of success: `ok(3)` is `{ ok: true, value: 3 }`. */
export function ok<T>(value: T): Readonly<{ ok: true; value: T }> {
  return { ok: true, value };
}

/** The result of an expected failure: `err({ kind: "not-found" })`. */
export function err<E>(error: E): Readonly<{ ok: false; error: E }> {
  return { ok: false, error };
}

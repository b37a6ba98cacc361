/**
 * Throws when something is false that only a bug can make false.
 * What a user or Shopify can cause is a Result instead (result.ts).
 */
export function invariant(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(`Invariant broken: ${message}`);
}

/** Makes the compiler prove that a switch names every case; throws when a value gets past it all the same. */
export function assertNever(value: never): never {
  throw new Error(`Invariant broken: unexpected ${JSON.stringify(value)}`);
}

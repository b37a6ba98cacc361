// Bounds how often one address may try something. In memory of one process: a guard against guessing, not an account of use.
import { RateLimiterMemory } from "rate-limiter-flexible";

export type Limit = Readonly<{
  /** Takes one try of `key`; false when its tries for this period are used up. */
  take: (key: string) => Promise<boolean>;
}>;

export function limit(options: Readonly<{ tries: number; seconds: number }>): Limit {
  const limiter = new RateLimiterMemory({ points: options.tries, duration: options.seconds });
  return {
    take: (key) =>
      limiter.consume(key).then(
        () => true,
        () => false,
      ),
  };
}

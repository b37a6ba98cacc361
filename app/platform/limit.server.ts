// Bounds how often one address may try something. In memory of one process: a guard against guessing and floods, not an account of use.
import { isIPv6 } from "node:net";
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

const KEY_LENGTH_MAX = 64;
const OWN_ADDRESS = /^(::1|(::ffff:)?127\.[\d.]+)$/;

/**
 * Says of a try of `key` whether it is among the first so many of its second. For paths on which a promise would cost too much; of more
 * than `keysMax` keys in one second those beyond are not held back.
 */
export function burstLimit(
  options: Readonly<{ perSecond: number; keysMax: number }>,
): (key: string, nowMs: number) => boolean {
  const tries = new Map<string, number>();
  let second = 0;
  return (key, nowMs) => {
    const current = Math.floor(nowMs / 1_000);
    if (current !== second) tries.clear();
    second = current;
    const count = (tries.get(key) ?? 0) + 1;
    if (count > 1 || tries.size < options.keysMax) tries.set(key, count);
    return count <= options.perSecond;
  };
}

/**
 * Whom to hold back: the last address in X-Forwarded-For, which the proxy in front noted (those before it are whatever the visitor
 * wrote), else the other end of the connection; null for this machine itself.
 */
export function clientOf(
  forwardedFor: string | readonly string[] | undefined,
  remoteAddress: string | undefined,
): string | null {
  const noted = [forwardedFor ?? ""].flat().join(",").split(",").at(-1)?.trim();
  if (noted) return networkOf(noted.slice(0, KEY_LENGTH_MAX));
  return remoteAddress === undefined || OWN_ADDRESS.test(remoteAddress)
    ? null
    : networkOf(remoteAddress);
}

/** Of IPv6 the first half: one customer of a provider has all of the second. */
function networkOf(address: string): string {
  if (!isIPv6(address) || address.includes(".")) return address;
  const [left = "", right] = address.toLowerCase().split("::");
  const [before, after] = [left, right ?? ""].map((part) => (part === "" ? [] : part.split(":")));
  const zeros = right === undefined ? 0 : 8 - (before?.length ?? 0) - (after?.length ?? 0);
  const groups = [...(before ?? []), ...Array.from({ length: zeros }, () => "0"), ...(after ?? [])];
  return `${groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ""))
    .join(":")}::/64`;
}

// Shopify's leaky bucket of query points, as the app reckons it between two answers.

/** Points left at an instant; they come back at `restoreRate` a second up to `maximum`. */
export type Bucket = Readonly<{
  available: number;
  maximum: number;
  restoreRate: number;
  atMs: number;
}>;

/** `extensions.cost.throttleStatus` of an answer. */
export type ThrottleStatus = Readonly<{
  maximumAvailable: number;
  currentlyAvailable: number;
  restoreRate: number;
}>;

/** What an answer says of its points: those it was reserved, those it used in the end, and the bucket as Shopify counts it. */
export type Settlement = Readonly<{ reserved: number; used: number; status: ThrottleStatus }>;

/** What an unknown shop surely has: the standard plan's bucket of 20 seconds at 100 points. */
export const standardBucket = (atMs: number): Bucket => ({
  available: 2_000,
  maximum: 2_000,
  restoreRate: 100,
  atMs,
});

/** The bucket at a later instant; an earlier one, from a clock that was set back, adds nothing. */
export const refill = (bucket: Bucket, atMs: number): Bucket => ({
  ...bucket,
  available: Math.min(
    bucket.maximum,
    bucket.available + (Math.max(0, atMs - bucket.atMs) * bucket.restoreRate) / 1000,
  ),
  atMs,
});

/** Milliseconds until `cost` points are there and `leaving` are left for others; 0 when they are. At most a full bucket is waited for. */
export function waitMsFor(bucket: Bucket, cost: number, atMs: number, leaving = 0): number {
  const missing = Math.min(cost + leaving, bucket.maximum) - refill(bucket, atMs).available;
  return missing <= 0 ? 0 : Math.ceil((missing / bucket.restoreRate) * 1000);
}

/** Takes `cost` points before a request is sent, so that requests under way together do not spend the same points. */
export const reserve = (bucket: Bucket, cost: number, atMs: number): Bucket => {
  const full = refill(bucket, atMs);
  return { ...full, available: full.available - cost };
};

/**
 * After an answer: what was reserved and not used comes back, and never more is left than Shopify counts; what others have reserved and
 * Shopify has not seen yet stays taken. A reservation whose process died is made up for by the refill alone.
 */
export function settle(
  bucket: Bucket,
  { reserved, used, status }: Settlement,
  atMs: number,
): Bucket {
  const { maximumAvailable: maximum, currentlyAvailable, restoreRate } = status;
  const counted = { available: currentlyAvailable, maximum, restoreRate, atMs };
  if (maximum !== bucket.maximum) return counted; // another plan: what was reckoned so far says nothing
  const reckoned = refill(bucket, atMs).available + reserved - used;
  return { ...counted, available: Math.min(reckoned, currentlyAvailable) };
}

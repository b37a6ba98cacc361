// Shopify's leaky bucket of query points, as one process sees it.

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

/** What an unknown shop surely has: the standard plan's bucket of 20 seconds at 100 points. */
export const standardBucket = (atMs: number): Bucket => ({
  available: 2_000,
  maximum: 2_000,
  restoreRate: 100,
  atMs,
});

/** The bucket at a later instant. */
export const refill = (bucket: Bucket, atMs: number): Bucket => ({
  ...bucket,
  available: Math.min(
    bucket.maximum,
    bucket.available + (Math.max(0, atMs - bucket.atMs) * bucket.restoreRate) / 1000,
  ),
  atMs,
});

/** Milliseconds until `cost` points are there; 0 when they are. */
export function waitMsFor(bucket: Bucket, cost: number, atMs: number): number {
  const missing = Math.min(cost, bucket.maximum) - refill(bucket, atMs).available;
  return missing <= 0 ? 0 : Math.ceil((missing / bucket.restoreRate) * 1000);
}

/** Takes `cost` points before a request is sent, so that requests under way together do not spend the same points. */
export const reserve = (bucket: Bucket, cost: number, atMs: number): Bucket => {
  const full = refill(bucket, atMs);
  return { ...full, available: full.available - cost };
};

/** After an answer: Shopify's own count, less what is reserved for requests still under way. */
export const correct = (status: ThrottleStatus, costUnderWay: number, atMs: number): Bucket => ({
  available: status.currentlyAvailable - costUnderWay,
  maximum: status.maximumAvailable,
  restoreRate: status.restoreRate,
  atMs,
});

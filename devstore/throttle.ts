// The leaky bucket of the Admin API: points flow back at the plan's rate, a query takes them.
import type { Plan, Shop } from "./state.ts";

const POINTS_A_SECOND: Readonly<Record<Plan, number>> = {
  standard: 100,
  advanced: 200,
  plus: 1_000,
  enterprise: 2_000,
};

/** The bucket holds twenty seconds of points. */
const BUCKET_SECONDS = 20;

export type ThrottleStatus = {
  maximumAvailable: number;
  currentlyAvailable: number;
  restoreRate: number;
};

type Bucket = { available: number; at: number; maximum: number };

const buckets = new Map<string, Bucket>();

function bucketOf(shop: Shop, now: number): { bucket: Bucket; restoreRate: number } {
  const restoreRate = shop.restoreRate ?? POINTS_A_SECOND[shop.plan];
  const maximum = restoreRate * BUCKET_SECONDS;
  const known = buckets.get(shop.id);
  const bucket = known?.maximum === maximum ? known : { available: maximum, at: now, maximum };
  const elapsed = Math.max(0, now - bucket.at) / 1000;
  bucket.available = Math.min(maximum, bucket.available + elapsed * restoreRate);
  bucket.at = now;
  buckets.set(shop.id, bucket);
  return { bucket, restoreRate };
}

/** Takes points out; false, with nothing taken, when there are too few. `now` in milliseconds. */
export function takePoints(shop: Shop, points: number, now: number): boolean {
  const { bucket } = bucketOf(shop, now);
  if (bucket.available < points) return false;
  bucket.available -= points;
  return true;
}

/** Gives back what a query had asked for but not used. */
export function returnPoints(shop: Shop, points: number, now: number): void {
  const { bucket } = bucketOf(shop, now);
  bucket.available = Math.min(bucket.maximum, bucket.available + points);
}

export function throttleStatus(shop: Shop, now: number): ThrottleStatus {
  const { bucket, restoreRate } = bucketOf(shop, now);
  return {
    maximumAvailable: bucket.maximum,
    currentlyAvailable: Math.floor(bucket.available),
    restoreRate,
  };
}

/** Full buckets for everyone. */
export function refillBuckets(): void {
  buckets.clear();
}

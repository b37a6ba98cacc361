// What one shop asks of a route, with the other shop's ids in every place that takes one: the entries of the sweep of tenancy.e2e.ts.
import type { Tenant } from "./tenant.ts";

/** A request, and the status that it must get. */
export type Ask = Readonly<{ at: string; post?: Readonly<Record<string, string>>; status: number }>;

/** By route. */
export type Asks = Readonly<Record<string, (other: Tenant) => readonly Ask[]>>;

/** A query. */
export const from = (search: Readonly<Record<string, string>>): string =>
  `?${new URLSearchParams(search)}`;

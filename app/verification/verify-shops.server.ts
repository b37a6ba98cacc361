import { installedShops } from "#app/shops/find-shop.server.ts";
import type { Shop } from "#app/shops/shop.ts";
import type { Difference, Outcome } from "#app/verification/verification.ts";
import { verifyShop } from "#app/verification/verify-shop.server.ts";

/** Verifies every shop that has the app, or the one of a domain, one after the other; says how many there were and what they come to. */
export async function verifyShops({
  domain,
  tell,
}: Readonly<{
  domain: string | null;
  tell: (shop: Shop, difference: Difference) => void;
}>): Promise<Outcome & Readonly<{ shops: number }>> {
  const total = { shops: 0, orders: 0, entries: 0, differences: 0 };
  for await (const shop of installedShops()) {
    if (domain !== null && shop.domain !== domain) continue;
    const outcome = await verifyShop(shop, { tell: (difference) => tell(shop, difference) });
    total.shops += 1;
    total.orders += outcome.orders;
    total.entries += outcome.entries;
    total.differences += outcome.differences;
  }
  return total;
}

// A test order, made through the Admin API as an app may on a development store.
import { err, ok, type Result } from "#app/kit/result.ts";
import { CreateTestOrderDocument, type CurrencyCode } from "#app/shopify/admin.generated.ts";
import type { Admin } from "#app/shopify/admin.server.ts";

/**
 * Makes an order of one item that the shop does not sell, marked as a test and tagged with `key`, so that a person finds it in Shopify.
 * The mutation is not idempotent: `admin` must not repeat it. Gives the order's id, or why Shopify
 * refused, without a full stop. Throws AdminError.
 */
export async function createTestOrder(
  admin: Admin,
  { key, currency }: Readonly<{ key: string; currency: string }>,
): Promise<Result<string, { message: string }>> {
  const { orderCreate: answer } = await admin.request(CreateTestOrderDocument, {
    order: {
      test: true,
      tags: ["creator-ledger-test", `creator-ledger-test-${key}`],
      lineItems: [
        {
          title: "Creator Ledger test order",
          quantity: 1,
          requiresShipping: false,
          // The shop's currency, which Shopify named itself.
          priceSet: { shopMoney: { amount: "1", currencyCode: currency as CurrencyCode } },
        },
      ],
    },
  });
  if (answer?.order) return ok(answer.order.id);
  const reason = answer?.userErrors[0]?.message ?? "Shopify gave no reason";
  return err({ message: reason.replace(/\.$/, "") });
}

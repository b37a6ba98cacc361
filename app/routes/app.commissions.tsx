import { parseWithZod } from "@conform-to/zod/v4";
import type { ActionFunctionArgs } from "@remix-run/node";
import { adjustBalance } from "#app/commissions/adjust-balance.server.ts";
import { adjustmentForm } from "#app/commissions/contract.ts";
import { withShopOutside } from "#app/shops/admin-request.server.ts";

/** Gives or takes an amount by hand; its window is on the creator's page. */
export const action = ({ request }: ActionFunctionArgs) =>
  withShopOutside(request, async ({ shop, staffId, form, now }) => {
    const submission = parseWithZod(form, { schema: adjustmentForm(shop.currency) });
    if (submission.status !== "success") return submission.reply();
    const adjusted = await adjustBalance(shop, { form: submission.value, staffId, now });
    return adjusted.ok ? submission.reply() : adjusted;
  });

import type { ActionFunctionArgs } from "@remix-run/node";
import { err } from "#app/kit/result.ts";
import { earningsLinkForm } from "#app/portal/contract.ts";
import { makeEarningsLink, revokeEarningsLink } from "#app/portal/earnings-link.server.ts";
import { withShop } from "#app/shops/admin-request.server.ts";

/** Makes or ends a creator's earnings link; the address of a new one is answered here and never again. */
export const action = ({ request }: ActionFunctionArgs) =>
  withShop(request, async ({ tx, shop, form, now }) => {
    const parsed = earningsLinkForm.safeParse(Object.fromEntries(form));
    if (!parsed.success) return err({ kind: "not-found" });
    const { step, creatorId } = parsed.data;
    const change = step === "make" ? makeEarningsLink : revokeEarningsLink;
    const changed = await change(tx, shop, { creatorId, now });
    return changed.ok ? { url: changed.value?.url ?? null } : changed;
  });

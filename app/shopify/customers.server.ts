// What Shopify tells of a customer without a name or an address (protected customer data of level 1).
import { ReadCustomersDocument } from "#app/shopify/admin.generated.ts";
import { type Admin, AdminError } from "#app/shopify/admin.server.ts";

/** Largest list of ids that `nodes` takes. */
const CUSTOMERS_MAX = 250;

export type ReadCustomer = Readonly<{
  customerGid: string;
  /** Agreed to marketing by e-mail; false also where there is no e-mail address. */
  isSubscribed: boolean;
  /** Buys for a company (B2B). */
  isOfCompany: boolean;
  /** The merchant's, as written. */
  tags: readonly string[];
}>;

/** The customers of these ids that exist. At most 250 ids. Throws AdminError. */
export async function readCustomers(
  admin: Admin,
  customerGids: readonly string[],
): Promise<ReadCustomer[]> {
  const asked = customerGids.slice(0, CUSTOMERS_MAX);
  const ask = (withCompanies: boolean) =>
    admin.request(ReadCustomersDocument, { customerGids: asked, withCompanies });
  const { nodes } = await ask(true).catch((error: unknown) => {
    // Companies need a shop with B2B: where it is that what was refused, the rest is answered.
    if (error instanceof AdminError && error.kind === "refused") return ask(false);
    throw error;
  });
  return nodes.flatMap((node): ReadCustomer[] => {
    if (node?.__typename !== "Customer") return [];
    return [
      {
        customerGid: node.id,
        isSubscribed: node.defaultEmailAddress?.marketingState === "SUBSCRIBED",
        isOfCompany: (node.companyContactProfiles ?? []).length > 0,
        tags: node.tags,
      },
    ];
  });
}

// What a merchant lets the app do, beyond what every installation may.
import { ReadScopesDocument } from "#app/shopify/admin.generated.ts";
import type { Admin } from "#app/shopify/admin.server.ts";

/** Whether the shop has granted an access scope. */
export async function hasScope(admin: Admin, scope: string): Promise<boolean> {
  const { currentAppInstallation } = await admin.request(ReadScopesDocument, {});
  return currentAppInstallation.accessScopes.some(({ handle }) => handle === scope);
}

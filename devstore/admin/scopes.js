// What Shopify asks a merchant when the app wants to do more than every installation may.
import { confirmGranting } from "./dialogs.js";

async function control(handle, change) {
  const answer = change
    ? await fetch("/control/scopes", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ shop: handle, ...change }),
      })
    : await fetch(`/control/scopes?${new URLSearchParams({ shop: handle })}`);
  const body = await answer.json();
  if (!answer.ok) throw new Error(body.error);
  return body;
}

/** The scopes of the app in a shop, as App Bridge tells them. */
export async function queryScopes(handle) {
  const { scopes, required, optional } = await control(handle);
  return { granted: scopes, required, optional };
}

/** Asks for what is not granted yet, all or nothing; whatever is granted already is not asked for again. */
export async function requestScopes(handle, wanted) {
  const before = await queryScopes(handle);
  const missing = wanted.filter((scope) => !before.granted.includes(scope));
  if (missing.length === 0) return { result: "granted-all", detail: before };
  const unknown = missing.find((scope) => !before.optional.includes(scope));
  if (unknown) throw new Error(`"${unknown}" is no optional scope of the app.`);
  if (!(await confirmGranting(missing))) return { result: "declined-all", detail: before };
  await control(handle, { grant: missing });
  return { result: "granted-all", detail: await queryScopes(handle) };
}

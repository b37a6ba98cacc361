// The one creator whose earnings page the demo shows.
import type { App } from "./doors.ts";

/** Makes a creator's earnings link, as the merchant does on her page; its address. */
export async function makeEarningsLink(app: App, creatorId: string): Promise<string> {
  const { url } = await app.ask<{ url: string | null }>("/app/portal/links", "app.portal.links", {
    step: "make",
    creatorId,
  });
  if (!url) throw new Error("The app made no earnings link.");
  return url;
}

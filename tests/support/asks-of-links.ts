// What the pages of links are asked for by a shop that does not own them; part of the sweep of tests/journeys/tenancy.e2e.ts.
import { v7 } from "uuid";
import { encodeCursor } from "#app/kit/page.ts";
import type { Asks } from "./asks.ts";

export const linkAsks: Asks = {
  "app.creators.$creatorId_.page": (other) => {
    const at = `/app/creators/${other.creatorId}/page`;
    return [
      { at, status: 404 },
      { at, post: { isShown: "on", headline: "Taken over", words: "taken" }, status: 404 },
    ];
  },
  "app.links.$linkId": (other) => {
    const at = `/app/links/${other.linkId}`;
    const change = { intent: "change", label: "Taken over", targetKind: "home" };
    return [
      { at, status: 404 },
      { at, post: { intent: "archive" }, status: 404 },
      { at, post: { intent: "restore" }, status: 404 },
      { at, post: change, status: 404 },
    ];
  },
  "app.links.$linkId_.qr": (other) => [
    { at: `/app/links/${other.linkId}/qr`, status: 404 },
    { at: `/app/links/${other.linkId}/qr?as=png`, status: 404 },
  ],
  "app.links._index": (other) => [
    { at: `/app/links?creator=${other.creatorId}&q=${other.shop.key}`, status: 200 },
    { at: `/app/links?cursor=${encodeCursor(["next", other.linkId])}`, status: 200 },
  ],
  "app.links.new": (other) => [
    { at: `/app/links/new?creator=${other.creatorId}`, status: 404 },
    {
      at: "/app/links/new",
      post: { id: v7(), creatorId: other.creatorId, label: "Taken", targetKind: "home" },
      status: 404,
    },
  ],
} as const;

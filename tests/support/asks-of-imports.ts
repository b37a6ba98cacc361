// What one shop asks of the routes of imports and exports with the other shop's ids: a part of the table of tenancy.e2e.ts.
import { type Asks, from } from "./asks.ts";

export const importAsks: Asks = {
  "app.creators.export[.]csv": (other) => [
    { at: `/app/creators/export.csv${from({ shopId: other.shop.id })}`, status: 200 },
  ],
  "app.creators.import.$importId": (other) => {
    const at = `/app/creators/import/${other.importId}`;
    return [
      { at, status: 404 },
      { at, post: { step: "start", round: "1" }, status: 404 },
      { at, post: { step: "map", round: "1", offerId: other.offerId, field: "name" }, status: 404 },
    ];
  },
  "app.creators.import.$importId_.report[.]csv": (other) => [
    { at: `/app/creators/import/${other.importId}/report.csv`, status: 404 },
    { at: `/app/creators/import/${other.importId}/report.csv?of=refused`, status: 404 },
  ],
  "app.creators.import._index": (other) => [
    { at: `/app/creators/import${from({ shopId: other.shop.id })}`, status: 200 },
  ],
  "app.creators.import.template[.]csv": () => [
    { at: "/app/creators/import/template.csv", status: 200 },
  ],
  // The other shop's id is this shop's own key like any other: nothing of this shop's was sent under it.
  "app.creators.import.upload": (other) => [
    {
      at: "/app/creators/import/upload",
      post: { importId: other.importId, fileName: "taken.csv", bytes: "14" },
      status: 422,
    },
  ],
};

// The sweep's questions about creators and their codes: what of another shop is asked for at which address.
import type { Asks } from "./asks.ts";

const RUN = "01932c07-0000-7000-8000-0000000000b1";

/** By route. Another shop's creators are in no selection of this one. */
export const codeAsks: Asks = {
  "app.creators.$creatorId": (other) => {
    const at = `/app/creators/${other.creatorId}`;
    return [
      { at, status: 404 },
      { at: at.toUpperCase().replace("/APP/CREATORS", "/app/creators"), status: 404 },
      { at, post: { intent: "profile", name: "Taken over" }, status: 404 },
      { at, post: { intent: "pause" }, status: 404 },
      { at, post: { intent: "resume" }, status: 404 },
      { at, post: { intent: "erase" }, status: 404 },
      { at, post: { intent: "choose-code", code: "TAKEN1" }, status: 404 },
      { at, post: { intent: "retry-code" }, status: 404 },
      { at, post: { intent: "adopt-code", code: "TAKEN1" }, status: 404 },
      { at, post: { intent: "adopt-code", code: "TAKEN1", keeping: "managed" }, status: 404 },
      { at, post: { intent: "manage-code", codeId: other.codeId }, status: 404 },
      { at, post: { intent: "leave-code", codeId: other.codeId }, status: 404 },
      { at, post: { intent: "take-out-code", codeId: other.codeId }, status: 404 },
      { at, post: { intent: "credit-past" }, status: 404 },
    ];
  },
  "app.creators.bulk._index": (other) => {
    const at = "/app/creators/bulk?index";
    const ticked = { id: RUN, selection: "ticked", ids: other.creatorId };
    return [
      { at: "/app/creators/bulk", status: 200 },
      { at, post: { ...ticked, action: "pause" }, status: 422 },
      { at, post: { ...ticked, action: "make-codes", offerId: other.offerId }, status: 404 },
      { at, post: { ...ticked, action: "join-program", programId: other.programId }, status: 404 },
      { at, post: { ...ticked, action: "leave-program", programId: other.programId }, status: 404 },
    ];
  },
  "app.creators.bulk.$runId": (other) => [
    { at: `/app/creators/bulk/${other.bulkRunId}`, status: 404 },
  ],
  "app.programs.offers.$offerId_.codes": (other) => {
    const at = `/app/programs/offers/${other.offerId}/codes`;
    return [
      { at, status: 404 },
      { at, post: { pattern: "{first}" }, status: 404 },
    ];
  },
  "app.programs.offers.$offerId_.pattern": (other) => [
    { at: `/app/programs/offers/${other.offerId}/pattern?pattern=%7Bfirst%7D`, status: 404 },
  ],
};

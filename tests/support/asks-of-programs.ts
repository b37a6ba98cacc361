// What one shop asks of the pages of programs, applications and campaigns with another shop's ids; for the sweep of tenancy.e2e.ts.
import { type Asks, from } from "./asks.ts";
import type { Tenant } from "./tenant.ts";

/** By route. The own shop is there once the journey began. */
export const programAsks = (mine: () => Tenant): Asks => ({
  ...asksOfApplications(),
  ...asksOfProgramPages(mine),
  ...asksOfCampaigns(mine),
});

const asksOfApplications = (): Asks => ({
  "app.programs.applications.$applicationId": (other) => {
    const at = `/app/programs/applications/${other.applicationId}`;
    return [
      { at, status: 404 },
      { at, post: { intent: "approve", code: "TAKEN1" }, status: 404 },
      { at, post: { intent: "decline", reason: "taken over" }, status: 404 },
      { at, post: { intent: "erase" }, status: 404 },
    ];
  },
  "app.programs.applications._index": (other) => [
    { at: "/app/programs/applications", status: 200 },
    {
      at: `/app/programs/applications${from({ program: other.programId, state: "all" })}`,
      status: 200,
    },
    {
      at: "/app/programs/applications",
      post: { intent: "approve", ids: other.applicationId },
      status: 200,
    },
    {
      at: "/app/programs/applications",
      post: { intent: "decline", ids: other.applicationId },
      status: 200,
    },
  ],
  "app.programs.applications[.]csv": (other) => [
    { at: "/app/programs/applications.csv?state=all", status: 200 },
    {
      at: `/app/programs/applications.csv${from({ program: other.programId, state: "all" })}`,
      status: 200,
    },
  ],
  "app.programs.applications.screenings": (other) => {
    const at = "/app/programs/applications/screenings";
    const figures = { vertical: "80", genuine: "90", interaction: "70" };
    return [
      { at: `${at}${from({ creator: other.creatorId })}`, status: 404 },
      { at, post: { ...figures, applicationId: other.applicationId }, status: 404 },
      { at, post: { ...figures, creatorId: other.creatorId }, status: 404 },
    ];
  },
});

const asksOfProgramPages = (mine: () => Tenant): Asks => ({
  "app.programs.$programId": (other) => {
    const at = `/app/programs/${other.programId}`;
    const own = `/app/programs/${mine().programId}`;
    const { creatorId, groupId } = other;
    return [
      { at, status: 404 },
      { at, post: { intent: "save", name: "Taken over" }, status: 404 },
      { at, post: { intent: "add-group", name: "Taken over" }, status: 404 },
      { at, post: { intent: "change-group", groupId, name: "Taken over" }, status: 404 },
      { at, post: { intent: "delete-group", groupId }, status: 404 },
      { at: own, post: { intent: "delete-group", groupId }, status: 404 },
      {
        at: own,
        post: {
          intent: "change-group",
          groupId,
          name: "Taken over",
          offerId: mine().offerId,
        },
        status: 404,
      },
      { at, post: { intent: "invite", name: "Taken over" }, status: 404 },
      { at, post: { intent: "join", creatorId: mine().creatorId }, status: 404 },
      { at: own, post: { intent: "join", creatorId }, status: 404 },
      { at: own, post: { intent: "join", creatorId: mine().creatorId, groupId }, status: 404 },
      { at: own, post: { intent: "leave", creatorId }, status: 404 },
      { at: own, post: { intent: "invite", name: "Taken over", groupId }, status: 404 },
      { at: own, post: { intent: "revoke-invitation", id: other.invitationId }, status: 404 },
    ];
  },
  "app.programs._index": (other) => [
    { at: "/app/programs", status: 200 },
    { at: `/app/programs${from({ before: other.programId })}`, status: 200 },
  ],
  "app.programs.customers": (other) => {
    const at = "/app/programs/customers";
    const customerGid = "gid://shopify/Customer/7";
    return [
      { at, status: 200 },
      { at, post: { programId: other.programId, customerGid }, status: 404 },
    ];
  },
  "app.programs.new": (other) => [
    { at: "/app/programs/new", status: 200 },
    {
      at: "/app/programs/new",
      post: { name: "Mine", defaultOfferId: other.offerId },
      status: 200,
    },
  ],
});

/** What it asks of campaigns, and of forms without a session. */
const asksOfCampaigns = (mine: () => Tenant): Asks => ({
  "app.campaigns.$campaignId": (other) => {
    const at = `/app/campaigns/${other.campaignId}`;
    const days = { name: "Taken over", startsOn: "2026-11-01", endsOn: "2026-11-30" };
    const own = `/app/campaigns/${mine().campaignId}`;
    return [
      { at, status: 404 },
      { at, post: { ...days, creatorIds: mine().creatorId }, status: 404 },
      { at: own, post: { ...days, creatorIds: other.creatorId }, status: 200 },
    ];
  },
  "app.campaigns._index": (other) => [
    { at: "/app/campaigns", status: 200 },
    { at: `/app/campaigns${from({ before: other.campaignId })}`, status: 200 },
  ],
  "app.campaigns.new": (other) => [
    { at: "/app/campaigns/new", status: 200 },
    {
      at: "/app/campaigns/new",
      post: {
        name: "Mine",
        creatorIds: other.creatorId,
        startsOn: "2026-11-01",
        endsOn: "2026-11-30",
      },
      status: 200,
    },
  ],
  "apply.$slug": (other) => [
    // The other program's key behind this shop's key opens no form.
    { at: `/apply/${mine().shop.key}-${other.programKey}`, status: 404 },
    { at: `/apply/${other.programId}`, status: 404 },
  ],
  "proxy.$key": (other) => [
    // Nobody signed it.
    { at: `/proxy/${other.programKey}${from({ shop: other.shop.domain })}`, status: 404 },
  ],
});

/** The first way of a new shop, from an offer to the first order of a creator, as far as it has come. */

/** What is already there; `creatorId` and `creator` are those of the first creator. */
export type Progress = Readonly<{
  hasOffer: boolean;
  creatorId: string | null;
  creator: string | null;
  hasClick: boolean;
  hasCredit: boolean;
}>;

export type SetupStep = Readonly<{
  key: "offer" | "creator" | "link" | "order";
  title: string;
  text: string;
  isDone: boolean;
  /** What to press; null when there is nothing to do but wait, or it is done. */
  action: Readonly<{ content: string; url: string }> | null;
}>;

/** The four steps in order; null once a creator has brought an order, for then the figures speak. */
export function setupSteps(progress: Progress): readonly SetupStep[] | null {
  if (progress.hasCredit) return null;
  const { creatorId, creator } = progress;
  const steps: readonly SetupStep[] = [
    {
      key: "offer",
      title: "Make an offer",
      text: "What the shopper gets with a creator’s code, and what the creator earns.",
      isDone: progress.hasOffer,
      action: { content: "Make an offer", url: "/app/programs/offers/new" },
    },
    {
      key: "creator",
      title: "Add a creator",
      text: "Each creator gets a code in Shopify and a link of their own.",
      isDone: creatorId !== null,
      action: { content: "Add a creator", url: "/app/creators/new" },
    },
    {
      key: "link",
      title: "Share the link",
      text: "Send the creator their link and code. The first visit through the link completes this step.",
      isDone: progress.hasClick,
      action:
        creatorId === null
          ? null
          : { content: `Open ${creator ?? "the creator"}`, url: `/app/creators/${creatorId}` },
    },
    {
      key: "order",
      title: "See the first order",
      text: "An order with the code or through the link appears here within seconds.",
      isDone: false,
      action: null,
    },
  ];
  return steps.map((step) => (step.isDone ? { ...step, action: null } : step));
}

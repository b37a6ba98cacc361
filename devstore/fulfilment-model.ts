/** Pieces that were sent together. */
export type Fulfilment = {
  id: string;
  createdAt: string;
  deliveredAt: string | null;
  lines: { lineId: string; quantity: number }[];
};

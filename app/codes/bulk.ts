// Bulk run: one change to many creators, worked through row by row in the background.

export const BULK_ACTIONS = [
  "make-codes",
  "add-tag",
  "remove-tag",
  "join-program",
  "leave-program",
  "pause",
  "activate",
] as const;

export type BulkAction = (typeof BULK_ACTIONS)[number];

/** A run takes so many creators at most. */
export const BULK_MAX = 100_000;
/** So many can be ticked one by one; for more, all that match are chosen. */
export const TICKED_MAX = 250;

/** What a run does, for its title: "Make codes in Spring". `of` is the name of the offer or program, or the tag. */
export function describeAction(action: BulkAction, of: string): string {
  switch (action) {
    case "make-codes":
      return `Make codes in ${of}`;
    case "add-tag":
      return `Add the tag ${of}`;
    case "remove-tag":
      return `Remove the tag ${of}`;
    case "join-program":
      return `Add to ${of}`;
    case "leave-program":
      return `Remove from ${of}`;
    case "pause":
      return "Pause";
    case "activate":
      return "Activate";
  }
}

export type Tally = Readonly<{ total: number; waiting: number; refused: number }>;

/** How far a run is, in words: "312 of 5,000 creators done, 2 refused". */
export function describeTally({ total, waiting, refused }: Tally): string {
  const count = (n: number) => n.toLocaleString("en-US");
  const done = total - waiting - refused;
  const creators = total === 1 ? "creator" : "creators";
  return `${count(done)} of ${count(total)} ${creators} done${refused > 0 ? `, ${count(refused)} refused` : ""}`;
}

/** Whole percent of the rows that were looked at; 100 of none. */
export const percentOf = ({ total, waiting }: Tally): number =>
  total === 0 ? 100 : Math.floor(((total - waiting) / total) * 100);

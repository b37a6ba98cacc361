// What the page of an import shows.

type Choice = Readonly<{ value: string; label: string }>;

export type ShownColumn = Readonly<{ heading: string; field: string; samples: readonly string[] }>;

export type ShownImport = Readonly<{
  id: string;
  state: string;
  isUnderWay: boolean;
  fileName: string;
  round: number;
  kind: string;
  isRecognised: boolean;
  uploaded: string;
  finished: string | null;
  failure: string | null;
  percent: number;
  offerId: string;
  offers: readonly Readonly<{ id: string; label: string }>[];
  fieldChoices: readonly Choice[];
  problem: string | null;
  columns: readonly ShownColumn[];
  isFileKept: boolean;
  rows: string;
  counts: Readonly<Record<"made" | "changed" | "unchanged" | "refused", string>>;
  hasRefused: boolean;
  hasWork: boolean;
  problems: readonly Readonly<{ line: number; problem: string }>[];
  problemsShown: number;
}>;

export type Answer = Readonly<{ said: string; isRefused: boolean }>;

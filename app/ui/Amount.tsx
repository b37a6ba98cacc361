import type { ReactNode } from "react";
import styles from "./Amount.module.css";

/** A figure in a table's cell: right-aligned, digits of one width, never broken over two lines. A quiet one steps back: nothing happened. */
export function Amount({
  children,
  isStrong = false,
  isQuiet = false,
}: {
  children: ReactNode;
  isStrong?: boolean;
  isQuiet?: boolean;
}) {
  const names = [styles.amount, isStrong && styles.strong, isQuiet && styles.quiet];
  return <span className={names.filter(Boolean).join(" ")}>{children}</span>;
}

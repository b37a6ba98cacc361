import type { ReactNode } from "react";
import styles from "./Amount.module.css";

/** A figure in a table's cell: right-aligned, digits of one width, never broken over two lines. */
export function Amount({
  children,
  isStrong = false,
}: {
  children: ReactNode;
  isStrong?: boolean;
}) {
  return (
    <span className={isStrong ? `${styles.amount} ${styles.strong}` : styles.amount}>
      {children}
    </span>
  );
}

import { type ReactNode, useEffect, useRef } from "react";

/** What Polaris scrolls a wide table in. */
const SCROLLER = ".Polaris-IndexTable-ScrollContainer";

/** A table that is wider than a phone: a keyboard can reach and scroll it even where nothing in it can be pressed. */
export function ScrollTable({ label, children }: { label: string; children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const scroller = box.current?.querySelector(SCROLLER);
    scroller?.setAttribute("tabindex", "0");
    scroller?.setAttribute("role", "region");
    scroller?.setAttribute("aria-label", label);
  }, [label]);
  return <div ref={box}>{children}</div>;
}

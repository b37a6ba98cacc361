import { Popover, PopoverCloseSource } from "@shopify/polaris";
import { type ReactNode, useEffect, useRef, useState } from "react";
import styles from "./Explained.module.css";

// Long enough to cross the table without opening anything, and to move into the popover before it goes.
const OPEN_AFTER_MS = 150;
const CLOSE_AFTER_MS = 250;

// "reading" moves the focus into the popover, so that a keyboard reaches the link in it.
type State = "closed" | "peeking" | "reading";

/**
 * Something that can be asked about: a dotted underline that opens an explanation on hover, focus or tap.
 * `explain` is called when it opens. A table has hundreds of these, so the popover exists only while it is open.
 */
export function Explained({
  children,
  explain,
}: {
  children: ReactNode;
  explain: () => ReactNode;
}) {
  const button = useRef<HTMLButtonElement>(null);
  // The focus that comes back from the popover must not open it again.
  const isReturning = useRef(false);
  const [state, setState] = useState<State>("closed");
  const pointer = usePointer(state, setState);
  const close = (source: PopoverCloseSource) => {
    // A press on the button itself is outside the popover too, and is not meant to close it.
    if (source === PopoverCloseSource.Click && pointer.isOver.current) return;
    setState("closed");
    if (source === PopoverCloseSource.Click || state !== "reading") return;
    isReturning.current = true;
    button.current?.focus();
    isReturning.current = false;
  };
  return (
    <span className={styles.whole}>
      <button
        ref={button}
        type="button"
        className={styles.asked}
        aria-expanded={state !== "closed"}
        onClick={(event) => setState(event.detail === 0 ? "reading" : "peeking")}
        onFocus={(event) => {
          const isByKeyboard = event.currentTarget.matches(":focus-visible");
          if (isByKeyboard && !isReturning.current) setState("peeking");
        }}
        onBlur={() => {
          if (state === "peeking" && !pointer.isOver.current) setState("closed");
        }}
        onKeyDown={(event) => {
          if (event.key === "Escape") setState("closed");
        }}
        {...pointer.events}
      >
        {children}
      </button>
      {state !== "closed" && (
        <Popover
          key={state}
          active
          activator={
            <button type="button" className={styles.anchor} tabIndex={-1} aria-hidden="true" />
          }
          activatorWrapper="span"
          autofocusTarget={state === "reading" ? "first-node" : "none"}
          preventFocusOnClose
          fluidContent
          onClose={close}
        >
          <div className={styles.content} {...pointer.events}>
            {explain()}
          </div>
        </Popover>
      )}
    </span>
  );
}

/** Opens and closes with a pause, over the button and the popover alike. */
function usePointer(state: State, setState: (next: State) => void) {
  const isOver = useRef(false);
  const timer = useRef(0);
  useEffect(() => () => clearTimeout(timer.current), []);
  const later = (next: State, ms: number) => {
    clearTimeout(timer.current);
    timer.current = window.setTimeout(() => setState(next), ms);
  };
  const events = {
    onPointerEnter: () => {
      isOver.current = true;
      if (state === "closed") later("peeking", OPEN_AFTER_MS);
      else clearTimeout(timer.current);
    },
    onPointerLeave: () => {
      isOver.current = false;
      if (state !== "reading") later("closed", CLOSE_AFTER_MS);
    },
  };
  return { isOver, events };
}

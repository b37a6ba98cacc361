import { TextField } from "@shopify/polaris";
import { useEffect, useRef, useState } from "react";

const TYPING_PAUSE_MS = 300;

/** A search that asks once the typing pauses, and stays in focus when the answer comes. */
export function SearchField({
  text,
  placeholder,
  onSearch,
}: {
  /** What the page was asked for. */
  text: string;
  placeholder: string;
  onSearch: (text: string) => void;
}) {
  const [typed, setTyped] = useState(text);
  const asked = useRef(text);
  const timer = useRef(0);
  // The answer to what was asked here leaves alone what was typed since; a change from elsewhere, such as going back, is shown.
  useEffect(() => {
    if (text === asked.current) return;
    asked.current = text;
    setTyped(text);
  }, [text]);
  useEffect(() => () => clearTimeout(timer.current), []);
  const search = (next: string, pauseMs: number) => {
    setTyped(next);
    clearTimeout(timer.current);
    timer.current = window.setTimeout(() => {
      asked.current = next.trim();
      onSearch(asked.current);
    }, pauseMs);
  };
  return (
    <TextField
      label="Search"
      type="search"
      placeholder={placeholder}
      value={typed}
      onChange={(next) => search(next, TYPING_PAUSE_MS)}
      clearButton
      onClearButtonClick={() => search("", 0)}
      autoComplete="off"
    />
  );
}

import { useRevalidator } from "@remix-run/react";
import { useEffect } from "react";

const REFRESH_MS = 1_500;

/** Reads the page's data again every 1.5 s while something outside is under way, and only while the page is looked at. */
export function useRefresh(isWaiting: boolean): void {
  const { revalidate, state } = useRevalidator();
  useEffect(() => {
    if (!isWaiting || state !== "idle") return;
    const timer = setTimeout(() => {
      if (document.visibilityState === "visible") revalidate();
    }, REFRESH_MS);
    const look = () => {
      if (document.visibilityState === "visible") revalidate();
    };
    document.addEventListener("visibilitychange", look);
    return () => {
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", look);
    };
  }, [isWaiting, state, revalidate]);
}

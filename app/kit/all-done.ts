/** Waits until every one of these is over, then throws the first fault of them: nothing goes on behind the back of who caught it. */
export async function allDone(works: readonly Promise<unknown>[]): Promise<void> {
  for (const one of await Promise.allSettled(works))
    if (one.status === "rejected") throw one.reason;
}

/**
 * The same parts, each asked for while the one before it is being worked on. A fault comes in its turn, after the parts before it; who
 * stops early stops the source as well.
 */
export async function* readAhead<T>(parts: AsyncGenerator<T>): AsyncGenerator<T> {
  const ask = () => {
    const next = parts.next();
    next.catch(() => undefined); // told where it is awaited, after the part before it is worked on
    return next;
  };
  try {
    for (let next = ask(); ; ) {
      const { done, value } = await next;
      if (done) return;
      next = ask();
      yield value;
    }
  } finally {
    await parts.return(undefined);
  }
}

// The web process loads this code twice: from its sources for the doors and from the build for the pages. What must exist once per
// process (connections, counters) is therefore kept on the global object, under the name of the application.
const ROOM = Symbol.for("creator-ledger.shared");

type Shared = Map<string, unknown>;

/** The one instance of `name` in this process, made at its first use. */
export function once<T>(name: string, make: () => T): T {
  const room = globalThis as { [ROOM]?: Shared };
  room[ROOM] ??= new Map();
  if (!room[ROOM].has(name)) room[ROOM].set(name, make());
  return room[ROOM].get(name) as T;
}

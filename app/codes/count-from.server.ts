import { countFrom as writeCountFrom } from "#app/codes/repository.server.ts";
import { newId } from "#app/platform/clock.server.ts";
import type { Tx } from "#app/platform/db.server.ts";

/** A code counts from an earlier instant on, but not on the orders that are another creator's. */
export const countFrom = (
  tx: Tx,
  shopId: string,
  given: Readonly<{
    codeId: string;
    code: string;
    from: Date;
    exemptOrderIds: readonly string[];
  }>,
): Promise<void> =>
  writeCountFrom(
    tx,
    shopId,
    given,
    given.exemptOrderIds.map((orderId) => ({ id: newId(), orderId })),
  );

import { ResourcePicker } from "#app/programs/ResourcePicker.tsx";
import type { BoundField } from "#app/ui/field.tsx";

/** The collections or products that an offer applies to, and what posts them. */
export function ScopePicker({
  field,
  scope,
  gids,
  onPick,
}: {
  field: BoundField;
  scope: "collections" | "products";
  gids: readonly string[];
  onPick: (gids: readonly string[]) => void;
}) {
  const kind = scope === "products" ? "product" : "collection";
  return (
    <>
      <ResourcePicker field={field} kind={kind} gids={gids} onPick={onPick} />
      {gids.map((gid) => (
        <input key={gid} type="hidden" name={field.name} value={gid} />
      ))}
    </>
  );
}

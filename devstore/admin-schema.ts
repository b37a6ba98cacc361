// Shopify's own schema of Admin GraphQL 2026-10, built once, with the access scopes that its documentation names.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { buildClientSchema, type GraphQLSchema, type IntrospectionQuery } from "graphql";

type ScopeItem = {
  type: "type" | "field";
  typeName: string;
  fieldName?: string;
  requiredAccess: string;
  offlineScopes: string[];
};

export type Access = { scopes: string[]; isAnyEnough: boolean; text: string };

type Loaded = {
  schema: GraphQLSchema;
  /** By type name, or "Type.field". */
  access: Map<string, Access>;
};

let loaded: Loaded | null = null;

/** Takes about 0.3 s the first time. */
export function adminSchema(): Loaded {
  loaded ??= load();
  return loaded;
}

function load(): Loaded {
  const file = join(import.meta.dirname, "admin-2026-10.json.gz");
  const json = JSON.parse(gunzipSync(readFileSync(file)).toString()) as {
    data: IntrospectionQuery;
    offline_scopes: { items: ScopeItem[] };
  };
  const access = new Map<string, Access>();
  for (const item of json.offline_scopes.items) {
    if (item.offlineScopes.length === 0) continue;
    const name = item.type === "type" ? item.typeName : `${item.typeName}.${item.fieldName}`;
    access.set(name, {
      scopes: item.offlineScopes,
      isAnyEnough: / or /.test(item.requiredAccess),
      text: item.requiredAccess,
    });
  }
  return { schema: buildClientSchema(json.data, { assumeValid: true }), access };
}

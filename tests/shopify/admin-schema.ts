// The Admin schema in the repo, and what an operation on it needs and costs.
import { readFileSync } from "node:fs";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import {
  buildClientSchema,
  type DocumentNode,
  type FieldNode,
  type GraphQLNamedType,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isInterfaceType,
  isLeafType,
  isObjectType,
  type SelectionSetNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from "graphql";

type Access = Readonly<{
  type: string;
  typeName: string;
  fieldName?: string;
  requiredAccess: string;
  offlineScopes: readonly string[];
}>;
type Introspection = Readonly<{
  data: Parameters<typeof buildClientSchema>[0];
  offline_scopes: Readonly<{ items: readonly Access[] }>;
}>;

const ROOT = path.resolve(import.meta.dirname, "../..");
const introspection: Introspection = JSON.parse(
  gunzipSync(readFileSync(path.join(ROOT, "devstore/admin-2026-10.json.gz"))).toString(),
);

export const schema = buildClientSchema(introspection.data);

/** Fields that hold protected customer data, as "Type.field". */
const protectedFields = new Set(
  introspection.data.__schema.types.flatMap((type) =>
    "fields" in type && type.fields
      ? type.fields
          .filter((field) => "isProtected" in field && field.isProtected === true)
          .map((field) => `${type.name}.${field.name}`)
      : [],
  ),
);

/** The fields that an operation selects, as "Type.field", with what the schema says against them. */
export function selectedFields(document: DocumentNode) {
  const selected: { name: string; isProtected: boolean; deprecation: string | null }[] = [];
  const info = new TypeInfo(schema);
  visit(
    document,
    visitWithTypeInfo(info, {
      Field() {
        const field = info.getFieldDef();
        const name = `${info.getParentType()?.name}.${field?.name}`;
        const deprecation = field?.deprecationReason ?? null;
        selected.push({ name, isProtected: protectedFields.has(name), deprecation });
      },
    }),
  );
  return selected;
}

/** What an operation needs and an app with these scopes has not, in Shopify's words. */
export function missingScopes(document: DocumentNode, scopes: readonly string[]): string[] {
  // Shopify: the right to write a resource includes the right to read it.
  const held = new Set([...scopes, ...scopes.map((scope) => scope.replace(/^write_/, "read_"))]);
  const missing = new Set<string>();
  const info = new TypeInfo(schema);
  visit(
    document,
    visitWithTypeInfo(info, {
      Field() {
        const field = info.getFieldDef();
        if (!field) return;
        const answer = getNamedType(field.type);
        for (const access of introspection.offline_scopes.items) {
          const isOfField =
            access.type === "field" &&
            access.typeName === info.getParentType()?.name &&
            access.fieldName === field.name;
          const isOfType =
            access.type === "type" && access.typeName === answer.name && !isLeafType(answer);
          if ((isOfField || isOfType) && !isGranted(access, held))
            missing.add(
              `${[access.typeName, access.fieldName].filter(Boolean).join(".")}: ${access.requiredAccess}`,
            );
        }
      },
    }),
  );
  return [...missing];
}

/** Scopes joined by "or" are alternatives, others are all needed. */
function isGranted({ requiredAccess, offlineScopes }: Access, held: ReadonlySet<string>): boolean {
  if (offlineScopes.length === 0) return true;
  return requiredAccess.includes(" or ")
    ? offlineScopes.some((scope) => held.has(scope))
    : offlineScopes.every((scope) => held.has(scope));
}

/**
 * The points an operation asks for, by Shopify's documented defaults: leaf 0; object 1 + its selection; interface or union the dearest of
 * its fragments; a list of n 1 + n × (1 + one node); mutation + 10. Shopify may charge otherwise: the run-time cost extension decides.
 */
export function estimatedCost(document: DocumentNode): number {
  const operation = document.definitions.find((one) => one.kind === "OperationDefinition");
  const root = operation && schema.getRootType(operation.operation);
  if (!operation || !root) throw new Error("a document without an operation has no cost");
  const cost = costOfSelection(document, operation.selectionSet, root);
  return cost + (operation.operation === "mutation" ? 10 : 0);
}

function costOfSelection(
  document: DocumentNode,
  selection: SelectionSetNode | undefined,
  type: GraphQLNamedType,
): number {
  let cost = 0;
  let dearest = 0;
  for (const part of selection?.selections ?? []) {
    if (part.kind === "Field") {
      cost += costOfField(document, part, type);
      continue;
    }
    const fragment = part.kind === "InlineFragment" ? part : fragmentOf(document, part.name.value);
    const condition = fragment.typeCondition?.name.value ?? type.name;
    const narrowed = schema.getType(condition) ?? type;
    const inner = costOfSelection(document, fragment.selectionSet, narrowed);
    if (isAbstractType(type) && condition !== type.name) dearest = Math.max(dearest, inner);
    else cost += inner;
  }
  return cost + dearest;
}

function costOfField(document: DocumentNode, field: FieldNode, parent: GraphQLNamedType): number {
  const name = field.name.value;
  const hasFields = isObjectType(parent) || isInterfaceType(parent);
  const definition = hasFields ? parent.getFields()[name] : undefined;
  if (!definition || name === "pageInfo") return 0; // __typename among them
  const answer = getNamedType(definition.type);
  if (!isCompositeType(answer)) return 0;
  const inner = costOfSelection(document, field.selectionSet, answer);
  const size = sizeOf(field);
  // Within a connection the lists of nodes or edges are what `first` already counted.
  if (parent.name.endsWith("Connection") && ["nodes", "edges"].includes(name)) return inner;
  if (parent.name.endsWith("Edge") && name === "node") return inner;
  return size === null ? 1 + inner : 1 + size * (1 + inner);
}

/** How many items a field asks for at most, or null for a field that is no paged list. */
function sizeOf(field: FieldNode): number | null {
  const argument = field.arguments?.find(({ name }) => ["first", "last"].includes(name.value));
  if (!argument) return null;
  if (argument.value.kind !== "IntValue") return 250; // Shopify's largest page
  return Number(argument.value.value);
}

function fragmentOf(document: DocumentNode, name: string) {
  for (const one of document.definitions)
    if (one.kind === "FragmentDefinition" && one.name.value === name) return one;
  throw new Error(`no fragment ${name}`);
}

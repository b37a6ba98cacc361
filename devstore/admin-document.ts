// What is known of an operation before it runs: that it is valid, what it may cost, which scopes it needs. Kept by its text.
import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLError,
  type GraphQLNamedType,
  getNamedType,
  getNullableType,
  isAbstractType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  parse,
  type SelectionSetNode,
  TypeInfo,
  validate,
  visit,
  visitWithTypeInfo,
} from "graphql";
import { type Access, adminSchema } from "./admin-schema.ts";

const KEPT_MAX = 500;

export type Need = { field: string; access: Access };

export type AdminDocument = {
  document: DocumentNode;
  errors: readonly GraphQLError[];
  needs: readonly Need[];
};

const kept = new Map<string, AdminDocument>();

/** Parses and validates an operation's text on Shopify's schema, once for each text. */
export function adminDocument(text: string): AdminDocument {
  const known = kept.get(text);
  if (known) return known;
  const made = examine(text);
  if (kept.size >= KEPT_MAX) kept.delete(kept.keys().next().value ?? "");
  kept.set(text, made);
  return made;
}

function examine(text: string): AdminDocument {
  const empty: DocumentNode = { kind: Kind.DOCUMENT, definitions: [] };
  try {
    const document = parse(text);
    const errors = validate(adminSchema().schema, document);
    return { document, errors, needs: errors.length > 0 ? [] : needsOf(document) };
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    return { document: empty, errors: [error], needs: [] };
  }
}

/** Every field that needs a scope, by itself or for what it returns. */
function needsOf(document: DocumentNode): Need[] {
  const { schema, access } = adminSchema();
  const info = new TypeInfo(schema);
  const needs: Need[] = [];
  visit(
    document,
    visitWithTypeInfo(info, {
      Field(node) {
        const parent = info.getParentType()?.name;
        const type = getNamedType(info.getType());
        const own = access.get(`${parent}.${node.name.value}`);
        if (own) needs.push({ field: node.name.value, access: own });
        const returned = type && isCompositeType(type) ? access.get(type.name) : undefined;
        if (returned) needs.push({ field: node.name.value, access: returned });
      },
    }),
  );
  return needs;
}

/** The first field whose scopes were not granted; a write scope includes reading. */
export function deniedField(needs: readonly Need[], granted: readonly string[]): Need | null {
  const has = (scope: string) =>
    granted.includes(scope) || granted.includes(scope.replace(/^read_/, "write_"));
  return (
    needs.find(({ access }) =>
      access.isAnyEnough ? !access.scopes.some(has) : !access.scopes.every(has),
    ) ?? null
  );
}

/** The operation of a document by its name; null when the name is missing or unknown. */
export function operationOf(
  document: DocumentNode,
  name: string | null,
): OperationDefinitionNode | null {
  const operations = document.definitions.filter((one) => one.kind === Kind.OPERATION_DEFINITION);
  if (name) return operations.find((one) => one.name?.value === name) ?? null;
  return operations.length === 1 ? (operations[0] ?? null) : null;
}

type Costing = {
  fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  variables: Readonly<Record<string, unknown>>;
};

/**
 * Points an operation may cost: 0 for a scalar, 1 for an object, a list with `first` 1 + n nodes,
 * the dearest fragment of an interface or union, 10 for a mutation; pageInfo is free.
 */
export function requestedCost(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): number {
  const { schema } = adminSchema();
  const fragments = new Map(
    document.definitions
      .filter((one) => one.kind === Kind.FRAGMENT_DEFINITION)
      .map((one) => [one.name.value, one] as const),
  );
  const root =
    operation.operation === "mutation" ? schema.getMutationType() : schema.getQueryType();
  const defaults = Object.fromEntries(
    (operation.variableDefinitions ?? []).flatMap(({ variable, defaultValue }) =>
      defaultValue?.kind === Kind.INT ? [[variable.name.value, Number(defaultValue.value)]] : [],
    ),
  );
  const costing = { fragments, variables: { ...defaults, ...variables } };
  const base = operation.operation === "mutation" ? 10 : 0;
  return base + (root ? selectionCost(root, operation.selectionSet, costing) : 0);
}

function selectionCost(
  type: GraphQLNamedType,
  { selections }: SelectionSetNode,
  costing: Costing,
): number {
  let cost = 0;
  const byType = new Map<string, number>();
  for (const selection of selections) {
    if (selection.kind === Kind.FIELD) {
      cost += fieldCost(type, selection, costing);
      continue;
    }
    const fragment =
      selection.kind === Kind.FRAGMENT_SPREAD
        ? costing.fragments.get(selection.name.value)
        : selection;
    if (!fragment) continue;
    const name = fragment.typeCondition?.name.value ?? type.name;
    const condition = adminSchema().schema.getType(name) ?? type;
    const part = selectionCost(condition, fragment.selectionSet, costing);
    byType.set(name, (byType.get(name) ?? 0) + part);
  }
  const parts = [...byType.values()];
  return cost + (isAbstractType(type) ? Math.max(0, ...parts) : parts.reduce((a, b) => a + b, 0));
}

function fieldCost(type: GraphQLNamedType, node: FieldNode, costing: Costing): number {
  if (!node.selectionSet || !(isObjectType(type) || isInterfaceType(type))) return 0;
  if (node.name.value === "pageInfo") return 0;
  const field = type.getFields()[node.name.value];
  if (!field) return 0;
  const returned = getNamedType(field.type);
  const size = sizeOf(node, costing);
  if (size !== null && isListType(getNullableType(field.type)))
    return 1 + size * (1 + selectionCost(returned, node.selectionSet, costing));
  if (!returned.name.endsWith("Connection"))
    return 1 + selectionCost(returned, node.selectionSet, costing);
  return 1 + connectionCost(returned, node.selectionSet, size ?? 1, costing);
}

function connectionCost(
  connection: GraphQLNamedType,
  { selections }: SelectionSetNode,
  size: number,
  costing: Costing,
): number {
  let perNode = 0;
  let others = 0;
  if (!isObjectType(connection)) return 0;
  const fields = connection.getFields();
  for (const node of fieldsOf(selections, costing)) {
    if (!node.selectionSet) continue;
    const field = fields[node.name.value];
    if (!field) continue;
    const returned = getNamedType(field.type);
    if (node.name.value === "nodes")
      perNode += 1 + selectionCost(returned, node.selectionSet, costing);
    // An edge is free; the node inside costs its object.
    else if (node.name.value === "edges")
      perNode += selectionCost(returned, node.selectionSet, costing);
    else others += fieldCost(connection, node, costing);
  }
  return others + size * perNode;
}

/** A connection is one object type: its fragments are as good as their fields. */
function fieldsOf(selections: SelectionSetNode["selections"], costing: Costing): FieldNode[] {
  return selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return [selection];
    const fragment =
      selection.kind === Kind.FRAGMENT_SPREAD
        ? costing.fragments.get(selection.name.value)
        : selection;
    return fragment ? fieldsOf(fragment.selectionSet.selections, costing) : [];
  });
}

function sizeOf(node: FieldNode, { variables }: Costing): number | null {
  for (const argument of node.arguments ?? []) {
    if (argument.name.value !== "first" && argument.name.value !== "last") continue;
    const { value } = argument;
    if (value.kind === Kind.INT) return Number(value.value);
    if (value.kind === Kind.VARIABLE) {
      const given = variables[value.name.value];
      if (typeof given === "number") return given;
    }
  }
  return null;
}

/** Points of what was really returned: each object counts 1; pageInfo and edges are free. */
export function actualCost(data: unknown, isMutation: boolean): number {
  return (isMutation ? 10 : 0) + objectsIn(data) - (data ? 1 : 0);
}

function objectsIn(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, one) => sum + objectsIn(one), 0);
  if (typeof value !== "object" || value === null) return 0;
  let sum = 1;
  for (const [name, one] of Object.entries(value)) {
    if (name === "pageInfo") continue;
    sum += objectsIn(one);
    if (name === "edges" && Array.isArray(one)) sum -= one.length;
  }
  return sum;
}

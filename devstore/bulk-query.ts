// What a bulk query may ask, by Shopify's documentation: one list at the root, five lists in all, two levels of lists below it.
import {
  type ArgumentNode,
  type DocumentNode,
  type FieldNode,
  getNamedType,
  getNullableType,
  isListType,
  Kind,
  type OperationDefinitionNode,
  parse,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from "graphql";
import { adminDocument, type Need } from "./admin-document.ts";
import { adminSchema } from "./admin-schema.ts";

const CONNECTIONS_MAX = 5;
const DEPTH_MAX = 2;
const PAGE = 100;

export type BulkPlan = {
  operation: OperationDefinitionNode;
  document: DocumentNode;
  root: FieldNode;
  needs: readonly Need[];
};

/** How a query would be run, or in a sentence why it would not. */
export function planBulkQuery(text: string): BulkPlan | { fault: string } {
  const known = adminDocument(text);
  const [invalid] = known.errors;
  if (invalid) return { fault: `Invalid bulk query: ${invalid.message}` };
  const operations = known.document.definitions.filter(
    (one) => one.kind === Kind.OPERATION_DEFINITION,
  );
  const [operation] = operations;
  if (!operation || operations.length > 1 || operation.operation !== "query")
    return { fault: "Invalid bulk query: there must be exactly one query operation." };
  const [root, ...others] = operation.selectionSet.selections;
  if (root?.kind !== Kind.FIELD || others.length > 0)
    return { fault: "The dev store takes one list at the root of a bulk query." };
  if (root.name.value === "node" || root.name.value === "nodes")
    return { fault: "Bulk queries cannot contain the top level fields `node` and `nodes`." };
  const fault = faultOfLists(known.document);
  return fault ? { fault } : { operation, document: known.document, root, needs: known.needs };
}

/** Counts the lists, how deep they lie, and whether what they hang from tells its id, by which rows name their parent. */
function faultOfLists(document: DocumentNode): string | null {
  const info = new TypeInfo(adminSchema().schema);
  const around: ("connection" | "list" | "other")[] = [];
  let count = 0;
  let fault: string | null = null;
  const say = (sentence: string) => {
    fault ??= sentence;
  };
  visit(
    document,
    visitWithTypeInfo(info, {
      Field: {
        enter(node) {
          const type = info.getType();
          const isConnection = getNamedType(type)?.name.endsWith("Connection") ?? false;
          const isList = isListType(getNullableType(type)) && !isEdgesOrNodes(node);
          if (isConnection) {
            count += 1;
            const depth = around.filter((one) => one === "connection").length;
            if (depth > DEPTH_MAX)
              say("Bulk queries cannot contain connections with a nesting depth greater than 2.");
            if (around.includes("list"))
              say("Queries that contain a connection field within a list field are not supported.");
          }
          around.push(isConnection ? "connection" : isList ? "list" : "other");
        },
        leave() {
          around.pop();
        },
      },
      SelectionSet(node, _key, _parent, _path, ancestors) {
        const names = node.selections.flatMap((one) =>
          one.kind === Kind.FIELD ? [one.name.value] : [],
        );
        const hasList = node.selections.some(
          (one) => one.kind === Kind.FIELD && isConnectionSelection(one),
        );
        if (hasList && ancestors.length > 4 && !names.includes("id"))
          say("What a nested list hangs from must select its `id`.");
      },
    }),
  );
  if (count === 0) return "Bulk queries must contain at least one connection.";
  if (count > CONNECTIONS_MAX) return "Bulk queries cannot contain more than 5 connections.";
  return fault;
}

const isEdgesOrNodes = (node: FieldNode) =>
  node.name.value === "edges" || node.name.value === "nodes";

const isConnectionSelection = (node: FieldNode) =>
  node.selectionSet?.selections.some((one) => one.kind === Kind.FIELD && isEdgesOrNodes(one)) ??
  false;

const PAGE_INFO = parse("{ pageInfo { hasNextPage endCursor } }").definitions[0];

/** The query of one page of the root's list, after a cursor; the lists below come whole. */
export function pageDocument({ document, operation, root }: BulkPlan, after: string | null) {
  const kept = (root.arguments ?? []).filter(
    ({ name }) => !["first", "last", "after", "before"].includes(name.value),
  );
  const argumentsOfPage: ArgumentNode[] = [...kept, argument("first", PAGE)];
  if (after !== null) argumentsOfPage.push(argument("after", after));
  const info = PAGE_INFO?.kind === Kind.OPERATION_DEFINITION ? PAGE_INFO.selectionSet : null;
  const paged: FieldNode = {
    ...root,
    arguments: argumentsOfPage,
    selectionSet: {
      kind: Kind.SELECTION_SET,
      selections: [...(root.selectionSet?.selections ?? []), ...(info?.selections ?? [])],
    },
  };
  const whole: OperationDefinitionNode = {
    ...operation,
    selectionSet: { kind: Kind.SELECTION_SET, selections: [paged] },
  };
  return {
    ...document,
    definitions: document.definitions.map((one) => (one === operation ? whole : one)),
  };
}

const argument = (name: string, value: number | string): ArgumentNode => ({
  kind: Kind.ARGUMENT,
  name: { kind: Kind.NAME, value: name },
  value:
    typeof value === "number"
      ? { kind: Kind.INT, value: String(value) }
      : { kind: Kind.STRING, value },
});

type Row = Record<string, unknown>;

/** The rows of a page: each object of a list is one, and names what it hangs from in `__parentId`. */
export function rowsOfPage(connection: unknown, isGrouped: boolean): Row[] {
  const families = nodesOf(connection).map((node) => familyOf(node, null));
  if (isGrouped) return families.flat();
  return [
    ...families.flatMap(([head]) => (head ? [head] : [])),
    ...families.flatMap((family) => family.slice(1)),
  ];
}

function familyOf(node: Row, parentId: unknown): Row[] {
  const own: Row = {};
  const children: Row[] = [];
  for (const [name, value] of Object.entries(node)) {
    if (isConnection(value))
      for (const child of nodesOf(value)) children.push(...familyOf(child, node.id));
    else own[name] = value;
  }
  if (parentId !== null) own.__parentId = parentId;
  return [own, ...children];
}

const isConnection = (value: unknown): value is Row =>
  typeof value === "object" &&
  value !== null &&
  (Array.isArray((value as Row).edges) || Array.isArray((value as Row).nodes));

function nodesOf(connection: unknown): Row[] {
  const { edges, nodes } = (connection ?? {}) as { edges?: { node: Row }[]; nodes?: Row[] };
  return nodes ?? (edges ?? []).map(({ node }) => node);
}

import { everyFile, type Rule, read } from "./sources.ts";

type Column = Readonly<{ name: string; type: string; attributes: string }>;
type Table = Readonly<{
  file: string;
  name: string;
  columns: readonly Column[];
  blocks: readonly string[];
}>;

/** Shop is the reference table that all others begin with; Session is Shopify's own shape. */
const NOT_TENANT = ["Shop", "Session"];
const SCALARS = ["String", "Int", "BigInt", "Boolean", "DateTime", "Json"];

export const SCHEMA_RULES: readonly Rule[] = [
  {
    name: "each tenant table begins with shopId, id and is keyed @@id([shopId, id])",
    offences: () =>
      tenantTables()
        .filter(
          ({ columns, blocks }) =>
            columns[0]?.name !== "shopId" ||
            columns[1]?.name !== "id" ||
            !blocks.includes("@@id([shopId, id])"),
        )
        .map(({ file, name }) => `${file}: ${name}`),
  },
  {
    name: "uniques, indexes and foreign keys of a tenant table begin with shopId",
    offences: () => tenantTables().flatMap(keysWithoutShop),
  },
  {
    name: "…Gid is text, …Minor a bigint, …At a timestamptz, …On a date, and the other way round",
    offences: () =>
      tables()
        .filter(({ name }) => name !== "Session")
        .flatMap(({ name, columns }) =>
          columns
            .filter((column) => !hasTypeOfName(column))
            .map((column) => `${name}.${column.name}`),
        ),
  },
  {
    name: "a migration only adds, so that the version before it works beside the new one",
    offences: () =>
      everyFile()
        .filter((file) => /^prisma\/migrations\/\d{14}_\w+\/migration\.sql$/.test(file))
        .filter((file) => (file.split("/")[2] ?? "") > ADDS_SINCE)
        .flatMap((file) =>
          read(file)
            .replace(/--.*$/gm, "")
            .split(";")
            .filter(takesAway)
            .map((statement) => `${file}: ${statement.trim()}`),
        ),
  },
];

/** The first migration that had to leave room for the version before it. */
const ADDS_SINCE = "20261127700000";

/** What a version that still runs would miss: names and types that it knows, and values that it does not write. */
function takesAway(statement: string): boolean {
  if (/\b(rename|drop (table|column|type))\b/i.test(statement)) return true;
  if (/\balter column\b.*\b(type|set not null)\b/i.test(statement)) return true;
  return /\badd column\b/i.test(statement) && /\bnot null\b(?!.*\bdefault\b)/i.test(statement);
}

/** The tables of the Prisma schema, by file. */
export function tables(): readonly Table[] {
  return everyFile()
    .filter((file) => /^prisma\/schema\/[^/]+\.prisma$/.test(file))
    .flatMap((file) =>
      [...read(file).matchAll(/^model (\w+) \{\n([\s\S]*?)^\}/gm)].map(([, name = "", body = ""]) =>
        parseTable(file, name, body),
      ),
    );
}

function tenantTables(): readonly Table[] {
  return tables().filter(({ name }) => !NOT_TENANT.includes(name));
}

function parseTable(file: string, name: string, body: string): Table {
  const lines = body
    .split("\n")
    .map((line) => line.replace(/\/\/.*$/, "").trim())
    .filter((line) => line !== "");
  const columns = lines
    .filter((line) => !line.startsWith("@@"))
    .map((line) => {
      const [column = "", type = "", ...attributes] = line.split(/\s+/);
      return { name: column, type, attributes: attributes.join(" ") };
    });
  return { file, name, columns, blocks: lines.filter((line) => line.startsWith("@@")) };
}

function keysWithoutShop({ name, columns, blocks }: Table): string[] {
  const lists = blocks.filter(
    (block) => !/^@@(id|unique|index)\((fields: )?\[shopId\b/.test(block),
  );
  const inline = columns.filter(({ attributes }) => /@(unique|id)\b/.test(attributes));
  const relations = columns.filter(
    ({ attributes }) =>
      attributes.includes("@relation(") &&
      !/fields: \[shopId, \w+\], references: \[shopId, id\]/.test(attributes),
  );
  return [...lists, ...[...inline, ...relations].map((column) => column.name)].map(
    (key) => `${name}: ${key}`,
  );
}

function hasTypeOfName({ name, type, attributes }: Column): boolean {
  const scalar = type.replace(/(\?|\[\])$/, "");
  if (!SCALARS.includes(scalar)) return true; // a relation
  const isDay = scalar === "DateTime" && attributes.includes("@db.Date");
  const isInstant = scalar === "DateTime" && attributes.includes("@db.Timestamptz(3)");
  if (/(^g|[a-z]G)ids?$/.test(name)) return scalar === "String";
  if (/[a-z]Minor$/.test(name) || scalar === "BigInt")
    return /[a-z]Minor$/.test(name) && scalar === "BigInt";
  if (/[a-z](At|From)$/.test(name)) return isInstant;
  if (/[a-z]On$/.test(name)) return isDay;
  return scalar !== "DateTime";
}

// Typed documents for graphql-request from app/shopify/admin.graphql and the Admin schema in the repo; no network.
// `--check` writes nothing and fails when the generated file is stale.
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { parseArgs } from "node:util";
import { gunzipSync } from "node:zlib";
import { codegen } from "@graphql-codegen/core";
import * as operations from "@graphql-codegen/typescript-operations";
import {
  buildClientSchema,
  type DocumentNode,
  type GraphQLSchema,
  parse,
  print,
  printSchema,
  separateOperations,
  validate,
} from "graphql";

const ROOT = path.resolve(import.meta.dirname, "..");
const SCHEMA = "devstore/admin-2026-10.json.gz";
const SOURCE = "app/shopify/admin.graphql";
const TARGET = "app/shopify/admin.generated.ts";

// Shopify writes these as JSON text; JSON itself stays what it is.
const TEXT_SCALARS = [
  ...["ARN", "BigInt", "Color", "Date", "DateTime", "Decimal", "FormattedString", "HTML", "ID"],
  ...["Money", "StorefrontID", "URL", "UnsignedInt64", "UtcOffset"],
];

const { values } = parseArgs({ options: { check: { type: "boolean", default: false } } });
const generated = format(await generate());

if (!values.check) {
  writeFileSync(path.join(ROOT, TARGET), generated);
  console.log(`${TARGET} is written`);
} else if (read(TARGET).toString() !== generated) {
  console.error(`${TARGET} does not match ${SOURCE}: run npm run gen`);
  process.exitCode = 1;
}

async function generate(): Promise<string> {
  const schema = readSchema();
  const document = parse(read(SOURCE).toString());
  const faults = validate(schema, document);
  if (faults.length > 0) {
    for (const fault of faults)
      console.error(`${SOURCE}:${fault.locations?.[0]?.line ?? 0}: ${fault.message}`);
    console.error(`${SOURCE} is not valid on ${SCHEMA}: correct the lines above`);
    process.exit(1);
  }
  const types = await codegen({
    filename: TARGET,
    schema: parse(printSchema(schema)),
    schemaAst: schema,
    documents: [{ location: SOURCE, document }],
    config: {
      onlyOperationTypes: true,
      enumsAsTypes: true,
      useTypeImports: true,
      skipTypename: true,
      disableDescriptions: true,
      scalars: {
        ...Object.fromEntries(TEXT_SCALARS.map((name) => [name, "string"])),
        JSON: "unknown",
      },
    },
    plugins: [{ operations: {} }],
    pluginMap: { operations },
  });
  return [
    `// Written by scripts/generate-admin.ts from ${SOURCE}; do not edit.`,
    `import type { TypedDocumentNode } from "@graphql-typed-document-node/core";`,
    `import { parse } from "graphql";`,
    types,
    ...Object.entries(separateOperations(document)).map(documentOf),
    "",
  ].join("\n");
}

/** One operation, with the fragments it uses, as a document that knows its answer and its variables. */
function documentOf([name, document]: [string, DocumentNode]): string {
  const operation = document.definitions.find((one) => one.kind === "OperationDefinition");
  if (!operation || name === "") throw new Error(`${SOURCE}: every operation needs a name`);
  const type = name + (operation.operation === "mutation" ? "Mutation" : "Query");
  return `export const ${name}Document: TypedDocumentNode<${type}, ${type}Variables> = parse(\`\n${print(document)}\n\`);\n`;
}

function readSchema(): GraphQLSchema {
  return buildClientSchema(JSON.parse(gunzipSync(read(SCHEMA)).toString()).data);
}

function read(file: string): Buffer {
  return readFileSync(path.join(ROOT, file));
}

/** The house format, so that a change of an operation is a small change here. The generator's own order is the document's. */
function format(code: string): string {
  const packageFile = createRequire(import.meta.url).resolve("@biomejs/biome/package.json");
  const biome = path.join(path.dirname(packageFile), "bin/biome");
  const run = spawnSync(
    process.execPath,
    // A neutral name: the generated file itself is left out by biome.json.
    [biome, "format", "--stdin-file-path=scripts/generated.ts"],
    { cwd: ROOT, input: code, encoding: "utf8" },
  );
  if (run.status !== 0) throw new Error(`biome could not format ${TARGET}: ${run.stderr}`);
  return run.stdout;
}

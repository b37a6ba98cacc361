import { spawnSync } from "node:child_process";
import { z } from "zod";
import { tables } from "./schema-rules.ts";
import { codeIn, everyFile, exists, foldersIn, type Rule, read } from "./sources.ts";

/** Rooms of app/ that are no feature. */
const GROUND = ["generated", "kit", "platform", "routes", "shopify", "ui"];
const DRAWERS =
  /(^|\/)(index\.(ts|tsx|mjs|js)|(utils?|helpers?|services?|lib|common)(\.[a-z.]+)?)(\/|$)/;
const TEXT =
  /\.(ts|tsx|mjs|cjs|js|json|md|css|html|graphql|prisma|sql|toml|yaml|yml|sh)$|(^|\/)[^.]+$|run$/;
/** Folders of one person's machine; put together here so that this line is no offence itself. */
const MACHINE_PATHS = [
  ["", "work", ""],
  ["", "Users", ""],
  ["..", "shared", ""],
].map((parts) => parts.join("/"));

export const REPO_RULES: readonly Rule[] = [
  {
    name: "a feature is one entry of FEATURES, one folder and one heading of the glossary",
    offences: () => [
      ...differences("folder of app/", features(), featureFolders()),
      ...differences("heading of docs/glossary.md", features(), headings()),
    ],
  },
  {
    name: "a feature with tables has one Prisma file and one repository",
    offences: tablesWithoutHome,
  },
  {
    name: "no index file in app/, devstore/ and bench/, and no drawer named utils, helpers, services, lib or common",
    offences: () => codeIn("app", "devstore", "bench").filter((file) => DRAWERS.test(file)),
  },
  {
    name: "each dependency has its line in docs/decisions/",
    offences: () => {
      const decisions = everyFile()
        .filter((file) => /^docs\/decisions\/.*\.md$/.test(file))
        .map(read)
        .join("\n");
      return dependencies().filter((name) => !decisions.includes(`\`${name}\``));
    },
  },
  {
    name: "migrations are added, never edited, and named by time and what they do",
    offences: () => [...editedMigrations(), ...oddMigrationNames()],
  },
  {
    name: "nothing in the repository names a folder of somebody's machine",
    offences: () =>
      everyFile()
        .filter((file) => TEXT.test(file) && file !== "package-lock.json")
        .flatMap((file) =>
          MACHINE_PATHS.filter((path) => read(file).includes(path)).map(
            (path) => `${file} names ${path}`,
          ),
        ),
  },
];

/** The features in their order, lowest first, as the borders know them. */
function features(): readonly string[] {
  const list = /const FEATURES = \[([^\]]*)\]/.exec(read(".dependency-cruiser.cjs"))?.[1] ?? "";
  return [...list.matchAll(/"([^"]+)"/g)].map(([, name = ""]) => name);
}

function featureFolders(): readonly string[] {
  return foldersIn("app").filter((folder) => !GROUND.includes(folder));
}

function headings(): readonly string[] {
  return [...read("docs/glossary.md").matchAll(/^## (.+)$/gm)].map(([, heading = ""]) =>
    heading.toLowerCase(),
  );
}

function differences(what: string, wanted: readonly string[], found: readonly string[]): string[] {
  return [
    ...wanted.filter((name) => !found.includes(name)).map((name) => `${name} is no ${what}`),
    ...found
      .filter((name) => !wanted.includes(name))
      .map((name) => `${what} ${name} is no feature`),
  ];
}

/** main.prisma holds Shopify's sessions, shopify.prisma the inbox, which stands below all features. */
function tablesWithoutHome(): string[] {
  const files = [...new Set(tables().map(({ file }) => file))]
    .map((file) => file.replace(/^prisma\/schema\/|\.prisma$/g, ""))
    .filter((name) => !["main", "shopify"].includes(name));
  return [
    ...files
      .filter((name) => !features().includes(name))
      .map((name) => `${name}.prisma is no feature`),
    ...files
      .filter((name) => !exists(`app/${name}/repository.server.ts`))
      .map((name) => `app/${name}/repository.server.ts is missing beside ${name}.prisma`),
    ...features()
      .filter((name) => exists(`app/${name}/repository.server.ts`) && !files.includes(name))
      .map((name) => `prisma/schema/${name}.prisma is missing beside its repository`),
  ];
}

function dependencies(): string[] {
  const list = z.record(z.string(), z.string()).default({});
  const packages = z
    .object({ dependencies: list, devDependencies: list, optionalDependencies: list })
    .parse(JSON.parse(read("package.json")));
  return Object.values(packages).flatMap((names) => Object.keys(names));
}

/** Compared with what has landed, where Git knows it; a checkout without it has nothing to compare. */
function editedMigrations(): string[] {
  const diff = spawnSync(
    "git",
    ["diff", "--name-only", "--diff-filter=MDR", "origin/main", "--", "prisma/migrations"],
    { encoding: "utf8" },
  );
  return diff.status === 0 ? diff.stdout.split("\n").filter((line) => line.endsWith(".sql")) : [];
}

function oddMigrationNames(): string[] {
  return foldersIn("prisma/migrations").filter(
    (folder) =>
      !/^\d{14}_[a-z0-9_]+$/.test(folder) || !exists(`prisma/migrations/${folder}/migration.sql`),
  );
}

// The picture in docs/architecture.md, the rules in .dependency-cruiser.cjs and the imports of app/ say the same.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { expect, test } from "vitest";
import { z } from "zod";

const ROOT = path.resolve(import.meta.dirname, "..");
const require = createRequire(import.meta.url);

type Arrow = readonly [from: string, to: string];

const arrows = readPicture();
const rooms = [...new Set(arrows.flat())];

test("the picture shows every room of app/ and no other", { timeout: 60_000 }, () => {
  const seen = new Set(readImports().flat());
  expect([...seen].filter((room) => !rooms.includes(room))).toEqual([]);
  expect(rooms.filter((room) => !existsSync(path.join(ROOT, placeOf(room))))).toEqual([]);
});

test("every arrow of the picture is an import that the borders allow", () => {
  expect(arrows.filter(([from, to]) => !isAllowed(from, to)).map(show)).toEqual([]);
});

test("the picture has no way back", () => {
  const turned = arrows.filter(([from, to]) => reachableFrom(to).has(from));
  expect(turned.map(show)).toEqual([]);
});

test("no arrow against the picture's order is an import that the borders allow", () => {
  const upward = arrows.filter(([from, to]) => isAllowed(to, from));
  expect(upward.map(show)).toEqual([]);
});

test("every import between two rooms follows the arrows of the picture", {
  timeout: 60_000,
}, () => {
  const against = readImports().filter(([from, to]) => !reachableFrom(from).has(to));
  expect(against.map(show)).toEqual([]);
});

/** The arrows of the flowchart; a chain "a --> b --> c" is two. */
function readPicture(): Arrow[] {
  const text = readFileSync(path.join(ROOT, "docs/architecture.md"), "utf8");
  const chart = /```mermaid\nflowchart[^\n]*\n([\s\S]*?)```/.exec(text)?.[1] ?? "";
  return chart
    .split("\n")
    .filter((line) => line.includes("-->"))
    .flatMap((line) => {
      const names = line.split("-->").map((part) => part.trim().replace(/\[.*$/, ""));
      return names.slice(1).map((name, i): Arrow => [names[i] ?? "", name]);
    });
}

function reachableFrom(room: string): ReadonlySet<string> {
  const seen = new Set<string>();
  const queue = [room];
  for (let next = queue.pop(); next !== undefined; next = queue.pop())
    for (const [from, to] of arrows)
      if (from === next && !seen.has(to)) {
        seen.add(to);
        queue.push(to);
      }
  return seen;
}

let imports: Arrow[] | null = null;

/** The imports between rooms that dependency-cruiser finds, each pair of rooms once. */
function readImports(): Arrow[] {
  imports ??= cruise();
  return imports;
}

function cruise(): Arrow[] {
  const tool = path.join(ROOT, "node_modules/dependency-cruiser/bin/dependency-cruiser.mjs");
  const run = spawnSync(process.execPath, [tool, "--no-progress", "--output-type", "json", "app"], {
    cwd: ROOT,
    encoding: "utf8",
    maxBuffer: 100_000_000,
  });
  if (run.stdout === "") throw new Error(`dependency-cruiser had no answer: ${run.stderr}`);
  const graph = z
    .object({
      modules: z.array(
        z.object({
          source: z.string(),
          dependencies: z.array(z.object({ resolved: z.string() })),
        }),
      ),
    })
    .parse(JSON.parse(run.stdout));
  const pairs = graph.modules.flatMap(({ source, dependencies }) =>
    dependencies.map(({ resolved }) => `${roomOf(source)} ${roomOf(resolved)}`),
  );
  return [...new Set(pairs)]
    .map((pair): Arrow => {
      const [from = "", to = ""] = pair.split(" ");
      return [from, to];
    })
    .filter(([from, to]) => from !== to && from !== "null" && to !== "null");
}

/** The room of a file of app/, null outside. Files at the top of app/ stand with the top they belong to. */
function roomOf(file: string): string | null {
  const [, first = "", rest] = /^app\/([^/]+)(\/.*)?$/.exec(file) ?? [];
  if (first === "") return null;
  if (rest !== undefined) return first;
  return first === "server.ts" ? "server" : first.startsWith("worker") ? "worker" : "routes";
}

function placeOf(room: string): string {
  if (room === "server") return "app/server.ts";
  return room === "worker" ? "app/worker.server.ts" : `app/${room}`;
}

const borders = z
  .object({
    forbidden: z.array(
      z.object({
        name: z.string(),
        from: z.object({ path: z.string().optional(), pathNot: texts().optional() }),
        to: z.looseObject({ path: texts().optional(), pathNot: texts().optional() }),
      }),
    ),
  })
  .parse(require("../.dependency-cruiser.cjs")).forbidden;

/** Whether no border forbids a use case of one room to import one of another. */
function isAllowed(from: string, to: string): boolean {
  const source = `${placeOf(from)}${/\.ts$/.test(placeOf(from)) ? "" : "/do-it.server.ts"}`;
  const target = `${placeOf(to)}${/\.ts$/.test(placeOf(to)) ? "" : "/do-it.server.ts"}`;
  return !borders.some(
    (border) =>
      border.to.path !== undefined &&
      matches(source, border.from.path ?? ".") &&
      !matches(source, border.from.pathNot) &&
      matches(target, border.to.path) &&
      !matches(target, border.to.pathNot),
  );
}

function matches(file: string, patterns: string | readonly string[] | undefined): boolean {
  return [patterns ?? []].flat().some((pattern) => new RegExp(pattern).test(file));
}

function texts() {
  return z.union([z.string(), z.array(z.string())]);
}

function show([from, to]: Arrow): string {
  return `${from} → ${to}`;
}

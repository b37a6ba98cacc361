// What the house rules read: the repository's files, as text and as syntax.
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";

const ROOT = path.resolve(import.meta.dirname, "../..");

/** A house rule: its name is the sentence that is printed, its offences each name a file and what is wrong there. */
export type Rule = Readonly<{ name: string; offences: () => string[] }>;

const NOT_OURS = new Set([".git", "node_modules", "build", "coverage", ".data", ".react-router"]);
const CODE = /\.(ts|tsx|mjs|cjs|js)$/;

let allFiles: readonly string[] | null = null;
const syntax = new Map<string, ts.SourceFile>();

/** Every file of the repository but what is installed or built, relative to its root, sorted. */
export function everyFile(): readonly string[] {
  allFiles ??= readdirSync(ROOT, { withFileTypes: true })
    .flatMap((entry) => walk(entry.name, entry.isDirectory()))
    .sort();
  return allFiles;
}

/** Hand-written code below one of the folders. */
export function codeIn(...folders: readonly string[]): readonly string[] {
  return everyFile().filter(
    (file) =>
      folders.some((folder) => file.startsWith(`${folder}/`)) &&
      CODE.test(file) &&
      !isGenerated(file),
  );
}

/** Files that run anywhere: neither effects, nor pixels, nor tops. */
export function pureFiles(): readonly string[] {
  return codeIn("app").filter(
    (file) =>
      file.endsWith(".ts") &&
      !file.endsWith(".server.ts") &&
      !file.startsWith("app/routes/") &&
      !["app/routes.ts", "app/server.ts"].includes(file),
  );
}

export function read(file: string): string {
  return readFileSync(path.join(ROOT, file), "utf8");
}

export function lineCount(file: string): number {
  return read(file).trimEnd().split("\n").length;
}

export function exists(file: string): boolean {
  return everyFile().includes(file);
}

/** The folders directly below a folder. */
export function foldersIn(folder: string): readonly string[] {
  const below = everyFile().filter((file) => file.startsWith(`${folder}/`));
  const names = below.map((file) => file.slice(folder.length + 1).split("/"));
  return [...new Set(names.filter((parts) => parts.length > 1).map(([name = ""]) => name))];
}

export function parse(file: string): ts.SourceFile {
  let source = syntax.get(file);
  if (!source) {
    source = ts.createSourceFile(file, read(file), ts.ScriptTarget.ES2024, true);
    syntax.set(file, source);
  }
  return source;
}

/** One offence per node that `judge` has something to say about, each with its line. */
export function judgeNodes(
  files: readonly string[],
  judge: (node: ts.Node, file: string) => string | null,
): string[] {
  return files.flatMap((file) => {
    const source = parse(file);
    const offences: string[] = [];
    const visit = (node: ts.Node): void => {
      const verdict = judge(node, file);
      if (verdict !== null) {
        const line = source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;
        offences.push(`${file}:${line} ${verdict}`);
      }
      ts.forEachChild(node, visit);
    };
    visit(source);
    return offences;
  });
}

function walk(file: string, isFolder: boolean): string[] {
  if (NOT_OURS.has(path.basename(file)) || file === "app/generated") return [];
  if (!isFolder) return [file];
  return readdirSync(path.join(ROOT, file), { withFileTypes: true }).flatMap((entry) =>
    walk(`${file}/${entry.name}`, entry.isDirectory()),
  );
}

function isGenerated(file: string): boolean {
  return file.endsWith(".generated.ts") || file.endsWith(".d.ts");
}

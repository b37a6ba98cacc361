import ts from "typescript";
import { codeIn, exists, judgeNodes, lineCount, parse, pureFiles, type Rule } from "./sources.ts";

const OURS = ["app", "bench", "devstore", "prisma", "scripts", "tests"] as const;
const FUNCTION_LINES_MAX = 70;
const FILE_LINES_MAX = 300;
const ROUTE_LINES_MAX = 80;

export const CODE_RULES: readonly Rule[] = [
  {
    name: "each pure file of app/ has its test at the mirrored path",
    offences: () =>
      pureFiles()
        .filter((file) => doesSomething(file) && !exists(testOf(file)))
        .map((file) => `${file} has no ${testOf(file)}`),
  },
  {
    name: "each exported function of a pure file has a docstring",
    offences: () => judgeNodes(pureFiles(), undocumentedFunction),
  },
  {
    name: `a function has at most ${FUNCTION_LINES_MAX} lines`,
    offences: () => judgeNodes(codeIn(...OURS), longFunction),
  },
  {
    name: `a file has at most ${FILE_LINES_MAX} lines`,
    offences: () => longerThan(codeIn(...OURS), FILE_LINES_MAX),
  },
  {
    name: `a route has at most ${ROUTE_LINES_MAX} lines`,
    offences: () => longerThan(codeIn("app/routes"), ROUTE_LINES_MAX),
  },
  {
    name: "time, chance, the environment and the console are reached only in app/platform/",
    offences: () => judgeNodes(appBut(/^app\/platform\//), effectOutsidePlatform),
  },
  {
    name: "no parseFloat and no toFixed outside app/kit/money.ts",
    offences: () => judgeNodes(appBut(/^app\/kit\/money\.ts$/), floatOfMoney),
  },
  {
    name: "no inline style in a component",
    offences: () =>
      judgeNodes(codeIn("app"), (node) =>
        ts.isJsxAttribute(node) && node.name.getText() === "style"
          ? "has style=: use Polaris props or a CSS module"
          : null,
      ),
  },
  {
    name: "no class but errors, no enum, no default export but routes and configurations",
    offences: () => judgeNodes(typed("app", "devstore", "scripts", "bench"), unwantedForm),
  },
  {
    name: "no cast through unknown and no any",
    offences: () => judgeNodes(typed("app", "devstore", "scripts", "bench"), blindCast),
  },
];

function appBut(room: RegExp): readonly string[] {
  return codeIn("app").filter((file) => !room.test(file));
}

function typed(...folders: readonly string[]): readonly string[] {
  return codeIn(...folders).filter((file) => /\.tsx?$/.test(file));
}

function testOf(file: string): string {
  return file.replace(/^app\//, "tests/").replace(/\.ts$/, ".test.ts");
}

/** A file of types alone has nothing that a test could run. */
function doesSomething(file: string): boolean {
  return parse(file).statements.some(
    (statement) =>
      !ts.isTypeAliasDeclaration(statement) &&
      !ts.isInterfaceDeclaration(statement) &&
      !ts.isImportDeclaration(statement),
  );
}

function longerThan(files: readonly string[], lines: number): string[] {
  return files
    .filter((file) => lineCount(file) > lines)
    .map((file) => `${file} has ${lineCount(file)} lines`);
}

function undocumentedFunction(node: ts.Node): string | null {
  const isFunction = ts.isFunctionDeclaration(node);
  if (!isFunction && !(ts.isVariableStatement(node) && holdsFunction(node))) return null;
  const isExported = node.modifiers?.some((one) => one.kind === ts.SyntaxKind.ExportKeyword);
  if (!isExported || ts.getJSDocCommentsAndTags(node).length > 0) return null;
  const name = isFunction ? node.name : node.declarationList.declarations[0]?.name;
  return `${name?.getText() ?? "a function"} has no docstring`;
}

function holdsFunction(statement: ts.VariableStatement): boolean {
  return statement.declarationList.declarations.some(
    ({ initializer }) =>
      initializer && (ts.isArrowFunction(initializer) || ts.isFunctionExpression(initializer)),
  );
}

function longFunction(node: ts.Node): string | null {
  if (!ts.isFunctionLike(node) || !("body" in node) || !node.body) return null;
  const source = node.getSourceFile();
  const first = source.getLineAndCharacterOfPosition(node.getStart(source)).line;
  const last = source.getLineAndCharacterOfPosition(node.end).line;
  const lines = last - first + 1;
  return lines > FUNCTION_LINES_MAX ? `is a function of ${lines} lines` : null;
}

const EFFECTS = new Set(["Date.now", "performance.now", "process.env", "Math.random"]);

function effectOutsidePlatform(node: ts.Node): string | null {
  if (ts.isNewExpression(node) && node.expression.getText() === "Date" && !node.arguments?.length)
    return "makes a Date of now: take `now` as a parameter";
  if (ts.isIdentifier(node) && node.text === "randomUUID") return "makes an id: use newId()";
  if (!ts.isPropertyAccessExpression(node)) return null;
  const name = node.getText();
  if (EFFECTS.has(name)) return `reads ${name}: that belongs to app/platform/`;
  return node.expression.getText() === "console" ? `writes ${name}: use the log` : null;
}

function floatOfMoney(node: ts.Node): string | null {
  if (!ts.isIdentifier(node)) return null;
  return ["parseFloat", "toFixed"].includes(node.text)
    ? `uses ${node.text}: figures are exact, see app/kit/money.ts and ratio.ts`
    : null;
}

const MAY_EXPORT_DEFAULT = /^app\/(routes\/|routes\.ts|root\.tsx|entry\.)/;

function unwantedForm(node: ts.Node, file: string): string | null {
  if (ts.isEnumDeclaration(node)) return "is an enum: use a union of strings";
  if (ts.isClassLike(node)) {
    const parent = node.heritageClauses?.[0]?.types[0]?.expression.getText() ?? "";
    return parent.endsWith("Error") ? null : "is a class: use functions and plain values";
  }
  const isDefault = ts.isExportAssignment(node) || node.kind === ts.SyntaxKind.DefaultKeyword;
  const isOfSwitch = ts.isDefaultClause(node);
  return isDefault && !isOfSwitch && !MAY_EXPORT_DEFAULT.test(file) ? "is a default export" : null;
}

function blindCast(node: ts.Node): string | null {
  if (node.kind === ts.SyntaxKind.AnyKeyword) return "says any";
  return ts.isAsExpression(node) &&
    ts.isAsExpression(node.expression) &&
    node.expression.type.kind === ts.SyntaxKind.UnknownKeyword
    ? "casts through unknown: parse the value instead"
    : null;
}

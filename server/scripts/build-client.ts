import { execFile } from "node:child_process";
import { copyFile, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { repositoryRoot } from "@/server/scripts/settings";

const run = promisify(execFile);
const CLIENT = join(repositoryRoot, "server/client");
/** Node 20, the oldest that the client runs on. */
const TARGET = "es2022";

/** An import of a file beside it, which Node and its type resolution want with its ending. */
const RELATIVE_IMPORT = /((?:\bfrom|\bimport\()\s*")(\.{1,2}\/[^"]+)(")/g;

async function compile(folder: string): Promise<void> {
  const options = {
    outDir: folder,
    rootDir: CLIENT,
    target: TARGET,
    lib: `${TARGET},dom,dom.iterable`,
    module: "esnext",
    moduleResolution: "bundler",
    types: "node",
  };
  await run(process.execPath, [
    join(repositoryRoot, "node_modules/typescript/bin/tsc"),
    ...["--ignoreConfig", "--strict", "--declaration", "--verbatimModuleSyntax"],
    ...Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]),
    join(CLIENT, "daric.ts"),
  ]);
  for (const name of await readdir(folder, { recursive: true })) {
    if (!/\.(?:js|d\.ts)$/.test(name)) continue;
    const text = await readFile(join(folder, name), "utf8");
    await writeFile(join(folder, name), text.replaceAll(RELATIVE_IMPORT, "$1$2.js$3"));
  }
}

/** The package as others install it: the version and the licence of this repository, and no dependencies. */
async function manifest(): Promise<object> {
  const { name, version, license, engines } = JSON.parse(
    await readFile(join(repositoryRoot, "package.json"), "utf8"),
  ) as Record<string, object | string>;
  return {
    name,
    version,
    description: "The typed client of a Daric server.",
    license,
    type: "module",
    engines,
    sideEffects: false,
    exports: { "./client": { types: "./daric.d.ts", default: "./daric.js" } },
  };
}

/** Writes the typed client into `folder` as a package that npm installs: JavaScript, types, no dependencies. Returns its path. */
export async function buildClient(folder: string): Promise<string> {
  const staging = await mkdtemp(join(tmpdir(), "daric-client-"));
  try {
    await compile(staging);
    await writeFile(join(staging, "package.json"), JSON.stringify(await manifest(), null, 2));
    await copyFile(join(CLIENT, "README.md"), join(staging, "README.md"));
    const { stdout } = await run("npm", ["pack", staging, "--pack-destination", folder, "--silent"]);
    return join(folder, stdout.trim());
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

if (import.meta.main) {
  const path = await buildClient(repositoryRoot);
  console.log(`Packed: ${path}\nIn your project: npm install ${path}`);
}

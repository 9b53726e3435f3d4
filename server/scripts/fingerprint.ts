import { createHash } from "node:crypto";
import { readdir, readFile, stat } from "node:fs/promises";
import { join, relative } from "node:path";

interface FingerprintOptions {
  /** Only files that end in one of these count; all files when left out. */
  readonly extensions?: readonly string[];
  /** Folder and file names that are passed over at any depth. */
  readonly ignore?: readonly string[];
}

/** A hash over the names and contents of files and folders; equal exactly when nothing relevant changed. */
export async function fingerprintFiles(
  root: string,
  paths: readonly string[],
  options: FingerprintOptions = {},
): Promise<string> {
  const files = (await Promise.all(paths.map((path) => listFiles(join(root, path), options)))).flat().sort();
  const hash = createHash("sha256");
  const contents = await Promise.all(files.map((file) => readFile(file)));
  files.forEach((file, index) => {
    const content = contents[index] ?? Buffer.alloc(0);
    hash.update(`${relative(root, file)}\0${content.length}\0`).update(content);
  });
  return hash.digest("hex");
}

async function listFiles(path: string, options: FingerprintOptions): Promise<string[]> {
  const found = await stat(path).catch(() => undefined);
  if (!found) return [];
  if (found.isFile())
    return !options.extensions || options.extensions.some((end) => path.endsWith(end)) ? [path] : [];
  const names = (await readdir(path)).filter((name) => !options.ignore?.includes(name));
  return (await Promise.all(names.map((name) => listFiles(join(path, name), options)))).flat();
}

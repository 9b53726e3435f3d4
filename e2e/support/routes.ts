import { globSync } from "node:fs";
import { join } from "node:path";

export interface Route {
  /** As the file tree writes it, without the route groups: `/invoices/[id]`. */
  readonly path: string;
  /** The first folder below `app`: `(dashboard)`, `pay`. */
  readonly area: string;
}

const APP = join(import.meta.dirname, "../../app");

/** Every page of the product. A page that is added is here without being named. */
export function listRoutes(): Route[] {
  const files = globSync("**/page.tsx", { cwd: APP }).toSorted();
  return files.map((file) => {
    const folders = file.split("/").slice(0, -1);
    return {
      path: `/${folders.filter((folder) => !folder.startsWith("(")).join("/")}`,
      area: folders[0] ?? "",
    };
  });
}

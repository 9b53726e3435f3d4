import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { SEALED_COLUMNS } from "@/server/db/sealed-columns";
import { repositoryRoot } from "@/server/scripts/settings";

/** Every column whose own comment says that it is sealed, as the model files have it. */
function documentedColumns(): string[] {
  const folder = join(repositoryRoot, "prisma/models");
  return readdirSync(folder).flatMap((file) =>
    readFileSync(join(folder, file), "utf8")
      .split(/^model /m)
      .flatMap((model) => {
        const table = /@@map\("([a-z_]+)"\)/.exec(model)?.[1];
        const fields = model.matchAll(/^ +\/\/\/.*\bsealed by the key ring\b.*\n +(\w+)(.*)$/gim);
        return [...fields].map(
          ([, name, rest = ""]) => `${table}.${/@map\("(\w+)"/.exec(rest)?.[1] ?? name}`,
        );
      }),
  );
}

test("what the models call sealed is what is re-encrypted", () => {
  const covered = Object.values(SEALED_COLUMNS).flatMap(({ table, columns }) =>
    columns.map((column) => `${table}.${column}`),
  );
  expect(documentedColumns().toSorted()).toEqual(covered.toSorted());
});

import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from "@prisma/driver-adapter-utils";
import { Pool, type QueryArrayConfig } from "pg";
import { repositoryRoot } from "@/server/scripts/settings";

interface SchemaFile {
  readonly path: string;
  readonly content: string;
}

/**
 * The SQL that would bring a database to the state that the Prisma schema files describe; empty when they agree. Uses
 * Prisma's schema engine as WebAssembly, which needs no download. Knows nothing of functions, triggers and checks.
 */
export async function diffDatabaseToSchema(connectionString: string): Promise<string> {
  // Node prints a warning when it loads WebAssembly as a module, so only those who ask for a diff load it.
  const { SchemaEngine } = await import("@prisma/schema-engine-wasm");
  const files = await readSchemaFiles(join(repositoryRoot, "prisma"));
  const pool = new CatalogPool({ connectionString, max: 1 });
  const adapter = bindMigrationAwareSqlAdapterFactory(new CatalogAdapterFactory(pool));
  const datamodels = files.map((file): [string, string] => [file.path, file.content]);
  const engine = await SchemaEngine.new({ datamodels }, () => undefined, adapter);
  try {
    const difference = await engine.diff({
      from: { tag: "schemaDatasource", files, configDir: repositoryRoot },
      to: { tag: "schemaDatamodel", files },
      script: true,
      exitCode: true,
      filters: { externalTables: ["public._prisma_migrations"], externalEnums: [] },
    });
    return difference.exitCode === 0 ? "" : (difference.stdout ?? "");
  } finally {
    engine.free();
    await pool.end();
  }
}

async function readSchemaFiles(directory: string): Promise<SchemaFile[]> {
  const names = await readdir(directory, { recursive: true });
  const paths = names.filter((name) => name.endsWith(".prisma")).sort();
  return Promise.all(
    paths.map(async (name) => {
      const path = join(directory, name);
      return { path, content: await readFile(path, "utf8") };
    }),
  );
}

/** PostgreSQL's numbers of the one-byte type "char" and of arrays of it, which occur nowhere in the catalogue queries. */
const CHAR = 18;
const CHAR_ARRAY = 1002;

/**
 * PostgreSQL's catalogue has columns of the one-byte type "char". The engine wants them as characters, but the driver
 * adapter knows only arrays of them; so they travel through the adapter marked as arrays and are unmarked behind it.
 */
class CatalogPool extends Pool {
  override query = (async (statement: QueryArrayConfig) => {
    const result = await super.query(statement);
    for (const field of result.fields) {
      if (field.dataTypeID === CHAR) field.dataTypeID = CHAR_ARRAY;
    }
    return result;
  }) as Pool["query"];
}

class CatalogAdapterFactory extends PrismaPg {
  override async connect(): ReturnType<PrismaPg["connect"]> {
    const adapter = await super.connect();
    const queryRaw = adapter.queryRaw.bind(adapter);
    adapter.queryRaw = async (query) => {
      const result = await queryRaw(query);
      const columnTypes = result.columnTypes.map((type) =>
        type === ColumnTypeEnum.CharacterArray ? ColumnTypeEnum.Character : type,
      );
      return { ...result, columnTypes };
    };
    return adapter;
  }
}

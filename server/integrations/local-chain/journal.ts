import { type FileHandle, open } from "node:fs/promises";
import { type ChainRecord, chainRecordSchema } from "@/server/integrations/local-chain/chain-record";

export interface Journal {
  /** Resolves once the record is on disk. After a failure the record does not exist and the journal can be used again. */
  append(record: ChainRecord): Promise<void>;
  /** Forgets everything. */
  clear(): Promise<void>;
  close(): Promise<void>;
}

/** Reads the complete lines; what a crash left behind after the last newline was never acknowledged. Returns the length that counts. */
async function replay(file: FileHandle, apply: (record: ChainRecord) => void): Promise<number> {
  const { size } = await file.stat();
  let length = 0;
  for await (const line of file.readLines({ start: 0, autoClose: false, encoding: "utf8" })) {
    const end = length + Buffer.byteLength(line) + 1;
    if (end > size) break;
    apply(chainRecordSchema.parse(JSON.parse(line)));
    length = end;
  }
  return length;
}

/** Opens the append-only file of the chain, creating it if needed, and feeds its records to `apply` in order. */
export async function openJournal(path: string, apply: (record: ChainRecord) => void): Promise<Journal> {
  const file = await open(path, "a+").then(async (created) => {
    await created.close();
    return open(path, "r+");
  });
  let length: number;
  try {
    length = await replay(file, apply);
  } catch (error) {
    await file.close();
    throw new Error(
      `The local chain's journal ${path} is damaged, or of an older version. Delete its folder to start a new chain.`,
      {
        cause: error,
      },
    );
  }
  await file.truncate(length);
  return {
    append: async (record) => {
      const line = Buffer.from(`${JSON.stringify(record)}\n`);
      // At a fixed position, so that the remains of a failed write are overwritten.
      await file.write(line, 0, line.length, length);
      await file.datasync();
      length += line.length;
    },
    clear: async () => {
      await file.truncate(0);
      length = 0;
    },
    close: () => file.close(),
  };
}

/** Makes a record durable and only then part of the chain: what a reader has seen is on disk. */
export async function commit(
  journal: Pick<Journal, "append">,
  state: { apply(record: ChainRecord): void },
  record: ChainRecord,
): Promise<void> {
  await journal.append(record);
  state.apply(record);
}

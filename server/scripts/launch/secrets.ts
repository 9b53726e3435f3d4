import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { accountXpubFromMnemonic, createMnemonic } from "@/server/scripts/wallet-keys";

interface Secrets {
  readonly DARIC_PEPPER: string;
  readonly DARIC_ENCRYPTION_KEYS: string;
  readonly NEXTAUTH_SECRET: string;
}

/** The server's secrets, made once per data folder and readable only by its owner. */
export async function loadSecrets(home: string): Promise<Secrets> {
  return loadOrCreate(join(home, "secrets.json"), () => ({
    DARIC_PEPPER: randomBytes(32).toString("base64"),
    DARIC_ENCRYPTION_KEYS: `k1:${randomBytes(32).toString("base64")}`,
    NEXTAUTH_SECRET: randomBytes(32).toString("base64"),
  }));
}

/**
 * The extended public key from which deposit addresses derive. The mnemonic behind it is made once and stays in the
 * signer's folder: the server process is given the public key alone.
 */
export async function loadAccountXpub(home: string): Promise<string> {
  const directory = join(home, "signer");
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const wallet = await loadOrCreate(join(directory, "wallet.json"), () => ({ mnemonic: createMnemonic() }));
  return accountXpubFromMnemonic(wallet.mnemonic);
}

async function loadOrCreate<T>(path: string, create: () => T): Promise<T> {
  if (existsSync(path)) return JSON.parse(await readFile(path, "utf8")) as T;
  const created = create();
  await writeFile(path, `${JSON.stringify(created, null, 2)}\n`, { mode: 0o600, flag: "wx" });
  return created;
}

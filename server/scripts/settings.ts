import { resolve } from "node:path";

/** What the operator may set for the launcher. The server itself reads server/config/env.ts. */
export interface LauncherSettings {
  /** Absolute path of the data folder. */
  readonly home: string;
  readonly port: number;
  /** Set when an outside PostgreSQL is used instead of the embedded one. */
  readonly databaseUrl: string | undefined;
  /** The operator's key ring, which `npm start` makes where there is none. */
  readonly encryptionKeys: string | undefined;
  /** Set when an outside chain is used instead of the local one. */
  readonly tronRpcUrl: string | undefined;
  /** True on a machine that nobody watches: no colours, no questions. */
  readonly continuousIntegration: boolean;
  /** The operator's whole environment, handed on to child processes. */
  readonly inherited: NodeJS.ProcessEnv;
}

/** The repository root; every script is started from there. */
export const repositoryRoot = resolve(import.meta.dirname, "../..");

/** Reads the launcher's settings; throws a plain sentence when one is malformed. */
export function readSettings(environment = process.env): LauncherSettings {
  return {
    home: resolve(repositoryRoot, environment.DARIC_HOME || ".daric"),
    port: parsePort(environment.PORT),
    databaseUrl: environment.DATABASE_URL || undefined,
    encryptionKeys: environment.DARIC_ENCRYPTION_KEYS || undefined,
    tronRpcUrl: environment.TRON_RPC_URL || undefined,
    continuousIntegration: Boolean(environment.CI),
    inherited: environment,
  };
}

function parsePort(text: string | undefined): number {
  if (!text) return 3000;
  const port = Number(text);
  if (Number.isInteger(port) && port >= 1 && port <= 65_535) return port;
  throw new Error(`PORT must be a number from 1 to 65535, not "${text}".`);
}

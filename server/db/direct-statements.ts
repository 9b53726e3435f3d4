import { AsyncLocalStorage } from "node:async_hooks";
import { PrismaPg } from "@prisma/adapter-pg";
import {
  type ArgType,
  type ColumnType,
  ColumnTypeEnum,
  type SqlQuery,
  type SqlQueryable,
  type SqlResultSet,
  type Transaction as DriverTransaction,
} from "@prisma/driver-adapter-utils";
import type { Pool } from "pg";
import { Prisma } from "@/server/db/generated/client";

type Template = readonly [strings: TemplateStringsArray | Prisma.Sql, ...values: unknown[]];

export interface OpeningOptions {
  /** Its first statements, up to the first answer, change nothing. They need not wait for BEGIN then (`send-at-once`). */
  readonly readsFirst?: boolean;
}

/** A `$transaction` that is being opened, and the driver's transaction of it. */
interface Opening extends OpeningOptions {
  driver?: SqlQueryable;
}

const opening = new AsyncLocalStorage<Opening>();

/** Whether the transaction that is being opened begins with statements that change nothing. */
export const readsFirst = (): boolean => opening.getStore()?.readsFirst === true;

interface DirectQuery extends SqlQuery {
  /** Of a prepared statement. */
  readonly name?: string | undefined;
}

/** Prisma's driver, which prepares statements that have a name, and tells whoever opens a transaction which one of the driver's it is. */
export class OpenDriver extends PrismaPg {
  constructor(pool: Pool) {
    // The type of the option wants a name for every query. Those without are not prepared.
    const nameOfQuery = ({ name }: DirectQuery) => name as string;
    super(pool, { disposeExternalPool: true, statementNameGenerator: nameOfQuery });
  }

  override async connect(): ReturnType<PrismaPg["connect"]> {
    const adapter = await super.connect();
    const start = adapter.startTransaction.bind(adapter);
    adapter.startTransaction = async (isolationLevel) => {
      const transaction = await start(isolationLevel);
      const place = opening.getStore();
      if (place) place.driver = untilItsEnd(transaction);
      return transaction;
    };
    return adapter;
  }
}

/**
 * The driver's transaction as long as it is one. After its end the connection belongs to somebody else, and a statement that
 * comes late, after a timeout, must not become part of their work.
 */
function untilItsEnd(transaction: DriverTransaction): SqlQueryable {
  const { provider, adapterName } = transaction;
  const query = transaction.queryRaw.bind(transaction);
  const execute = transaction.executeRaw.bind(transaction);
  let isOver = false;
  transaction.executeRaw = (statement) => {
    isOver ||= statement.sql === "COMMIT" || statement.sql === "ROLLBACK";
    return execute(statement);
  };
  const whileOpen = <T>(run: () => Promise<T>): Promise<T> =>
    isOver ? Promise.reject(alreadyClosed()) : run();
  return {
    provider,
    adapterName,
    queryRaw: (statement) => whileOpen(() => query(statement)),
    executeRaw: (statement) => whileOpen(() => execute(statement)),
  };
}

const alreadyClosed = () =>
  new Prisma.PrismaClientKnownRequestError("The transaction is over", {
    code: "P2028",
    clientVersion: Prisma.prismaVersion.client,
  });

/** Opens a transaction with `open`, whose callback gets the transaction's client with statements that go to the driver. */
export function openDirectly<T>(
  open: (within: (client: Prisma.TransactionClient) => Prisma.TransactionClient) => Promise<T>,
  options: OpeningOptions = {},
): Promise<T> {
  const place: Opening = { ...options };
  return opening.run(place, () =>
    open((client) => {
      const { driver } = place;
      return driver ? withStatements(client, async () => driver) : client;
    }),
  );
}

/**
 * A client whose raw statements go to the driver at once. On its way through Prisma a statement is compiled with its values,
 * whole, as if it were a query of models; that costs more than the statement itself, the more the longer its values are.
 */
export function withStatements<Client extends Prisma.TransactionClient>(
  client: Client,
  driver: () => Promise<SqlQueryable>,
): Client {
  const query = async (...template: Template) => readRows(await (await driver()).queryRaw(compose(template)));
  const execute = async (...template: Template) => (await driver()).executeRaw(compose(template));
  // One that inherits: what is assigned to a client of Prisma's, all clients share.
  return Object.create(client, { $queryRaw: { value: query }, $executeRaw: { value: execute } }) as Client;
}

const preparedStatements = new WeakSet<Prisma.Sql>();
const names = new Map<string, string>();

/**
 * A statement that PostgreSQL parses and plans once for a connection instead of each time. For those that come hundreds of times
 * a second, have few texts, and whose best plan does not depend on their values.
 */
export function prepared(strings: TemplateStringsArray, ...values: unknown[]): Prisma.Sql {
  const statement = Prisma.sql(strings, ...values);
  preparedStatements.add(statement);
  return statement;
}

function nameOf(text: string): string {
  const name = names.get(text) ?? `daric_${names.size}`;
  names.set(text, name);
  return name;
}

const SCALAR: ArgType = { scalarType: "unknown", arity: "scalar" };
const LIST: ArgType = { scalarType: "unknown", arity: "list" };

function compose([strings, ...values]: Template): DirectQuery {
  const statement = strings instanceof Prisma.Sql ? strings : Prisma.sql(strings, ...values);
  const { text, values: bound } = statement;
  return {
    name: preparedStatements.has(statement) ? nameOf(text) : undefined,
    sql: text,
    args: bound,
    argTypes: bound.map((value) => (Array.isArray(value) ? LIST : SCALAR)),
  };
}

type Read = (value: string) => unknown;

const each = (read: Read) => (values: readonly (string | null)[]) =>
  values.map((value) => (value === null ? null : read(value)));

const integer: Read = (value) => BigInt(value);
const decimal: Read = (value) => new Prisma.Decimal(value);
const date: Read = (value) => new Date(value);
const json: Read = (value) => JSON.parse(value) as unknown;

/** How the driver's values become those that Prisma answers with. The others are so already. */
const READ: Partial<Record<ColumnType, (value: never) => unknown>> = {
  [ColumnTypeEnum.Int64]: integer,
  [ColumnTypeEnum.Int64Array]: each(integer),
  [ColumnTypeEnum.Numeric]: decimal,
  [ColumnTypeEnum.NumericArray]: each(decimal),
  [ColumnTypeEnum.DateTime]: date,
  [ColumnTypeEnum.DateTimeArray]: each(date),
  [ColumnTypeEnum.Date]: date,
  [ColumnTypeEnum.DateArray]: each(date),
  [ColumnTypeEnum.Json]: json,
  [ColumnTypeEnum.JsonArray]: each(json),
  [ColumnTypeEnum.Bytes]: (value: Uint8Array) => new Uint8Array(value),
};

function readRows({ columnNames, columnTypes, rows }: SqlResultSet): Record<string, unknown>[] {
  return rows.map((row) => {
    const read: Record<string, unknown> = {};
    for (const [index, name] of columnNames.entries()) {
      const value = row[index];
      const type = columnTypes[index];
      read[name] = value === null || type === undefined ? value : (READ[type]?.(value as never) ?? value);
    }
    return read;
  });
}

/** The SQLSTATE of a database error wherever Prisma and its adapter put it, or undefined. */
export function sqlState(error: unknown): string | undefined {
  for (let cause = error, depth = 0; depth < 5 && typeof cause === "object" && cause !== null; depth += 1) {
    const { code, originalCode, meta } = cause as Record<string, unknown> & {
      meta?: { code?: unknown; driverAdapterError?: unknown };
    };
    if (typeof originalCode === "string") return originalCode;
    if (typeof meta?.code === "string") return meta.code;
    if (typeof code === "string" && /^[0-9A-Z]{5}$/.test(code) && !/^P\d{4}$/.test(code)) return code;
    cause = meta?.driverAdapterError ?? (cause as { cause?: unknown }).cause;
  }
  return undefined;
}

const PRISMA_UNIQUE_VIOLATION = "P2002";
const UNIQUE_VIOLATION = "23505";

export function isUniqueViolation(error: unknown): boolean {
  if (
    typeof error === "object" &&
    error !== null &&
    (error as { code?: unknown }).code === PRISMA_UNIQUE_VIOLATION
  )
    return true;
  return sqlState(error) === UNIQUE_VIOLATION;
}

const PRISMA_WRITE_CONFLICT = "P2034";
const SERIALIZATION_FAILURE = "40001";
const DEADLOCK = "40P01";

/** Whether running the whole transaction again can succeed. */
export function isTransientConflict(error: unknown): boolean {
  if (
    typeof error === "object" &&
    error !== null &&
    (error as { code?: unknown }).code === PRISMA_WRITE_CONFLICT
  )
    return true;
  const state = sqlState(error);
  return state === SERIALIZATION_FAILURE || state === DEADLOCK;
}

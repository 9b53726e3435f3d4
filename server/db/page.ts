import { instant } from "@/server/core/clock";
import { decodeCursor, type PageInput } from "@/server/core/pagination";

/** Prisma arguments for one page sorted by (createdAt, id), with one row more to tell whether another page follows. */
export function pageArguments({ limit, cursor, order }: PageInput) {
  const after = cursor === undefined ? undefined : decodeCursor(cursor);
  const beyond = order === "desc" ? "lt" : "gt";
  const at = after && instant(after.milliseconds);
  return {
    take: limit + 1,
    orderBy: [{ createdAt: order }, { id: order }],
    where:
      after && at
        ? { OR: [{ createdAt: { [beyond]: at } }, { createdAt: at, id: { [beyond]: after.id } }] }
        : {},
  };
}

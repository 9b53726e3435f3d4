import { authorize, isAllowed } from "@/server/auth/authorize";
import { parse } from "@/server/core/parse";
import type { Context } from "@/server/db/context";
import { FINDERS } from "@/server/modules/search/internal";
import { readTerm } from "@/server/modules/search/rules";
import {
  type FindObjectsInput,
  findObjectsSchema,
  FOUND_KINDS,
  type FoundObject,
} from "@/server/modules/search/schema";

/**
 * The merchant's objects that a text names, at most five of each kind that the actor may read: by id or eight characters of
 * one, by transaction or address, or by words. Throws `forbidden` when the actor may read none, `validation_failed`.
 */
export async function findObjects(ctx: Context, input: FindObjectsInput): Promise<FoundObject[]> {
  const readable = FOUND_KINDS.filter((kind) => isAllowed(ctx.actor, FINDERS[kind].needs));
  const merchantId = authorize(ctx, FINDERS[readable[0] ?? "invoice"].needs);
  const term = readTerm(parse(findObjectsSchema, input).query);
  const found = await Promise.all(
    readable.map(async (kind) => {
      const objects = await FINDERS[kind].find(ctx, merchantId, term);
      return objects.map((one) => ({ object: kind, ...one }));
    }),
  );
  return found.flat();
}

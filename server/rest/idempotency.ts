import { LIMITS } from "@/server/config/limits";
import { credentialOf } from "@/server/core/actor";
import { invalidField } from "@/server/core/errors";
import type { Context } from "@/server/db/context";
import { fingerprintOf, idempotencyId } from "@/server/modules/idempotency-keys/rules";

const PRINTABLE = /^[\x20-\x7e]+$/;

/** The Idempotency-Key header, plain or as a quoted string; undefined when it was not sent. */
export function readIdempotencyKey(header: string | null): string | undefined {
  if (header === null) return undefined;
  const quoted = /^"(.*)"$/.exec(header.trim())?.[1];
  const key = quoted === undefined ? header.trim() : quoted.replaceAll(/\\(["\\])/g, "$1");
  if (key.length > LIMITS.idempotency.keyCharacters || !PRINTABLE.test(key)) {
    throw invalidField(
      "Idempotency-Key",
      `Must be 1 to ${LIMITS.idempotency.keyCharacters} printable ASCII characters`,
    );
  }
  return key;
}

/** The use of a key in this request: whose it is, where it went, and what it said. */
export function keyUse(
  ctx: Context,
  request: { method: string; route: string; path: string; key: string; body: unknown; inClear: boolean },
) {
  const { method, route, key, path, body, inClear } = request;
  return {
    id: idempotencyId({ client: credentialOf(ctx.actor) ?? ctx.actor.type, method, route, key }),
    fingerprint: fingerprintOf({ path, body }),
    inClear,
  };
}

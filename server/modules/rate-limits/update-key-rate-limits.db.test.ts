import { expect, test } from "vitest";
import { systemContext } from "@/server/auth/authorize";
import { db } from "@/server/db/client";
import { createApiKey } from "@/server/modules/api-keys/create-api-key";
import { countKeyRequest } from "@/server/modules/rate-limits/count-key-request";
import { getKeyRateLimits } from "@/server/modules/rate-limits/get-key-rate-limits";
import { getMerchantRateLimits } from "@/server/modules/rate-limits/get-merchant-rate-limits";
import { updateKeyRateLimits } from "@/server/modules/rate-limits/update-key-rate-limits";
import { updateMerchantRateLimits } from "@/server/modules/rate-limits/update-merchant-rate-limits";
import { makeMerchant } from "@/server/testing/factories";

const operator = systemContext("test");
const NONE = { invoices_per_hour: null, reads_per_hour: null, writes_per_hour: null };

async function makeKey() {
  const { id, ctx } = await makeMerchant();
  const key = await createApiKey(ctx, { name: "shop" });
  return {
    merchantId: id,
    ctx,
    keyId: key.id,
    keyCtx: { ...ctx, actor: { type: "api_key" as const, apiKeyId: key.id, scopes: key.scopes } },
  };
}

test("the operator gives a merchant more, and the merchant a key less", async () => {
  const { merchantId, ctx, keyId } = await makeKey();
  expect(await getKeyRateLimits(ctx, { api_key_id: keyId })).toMatchObject({
    ...NONE,
    effective: { invoices_per_hour: 1_000, reads_per_hour: 5_000, writes_per_hour: 2_000 },
  });
  await updateMerchantRateLimits(operator, { merchant_id: merchantId, ...NONE, reads_per_hour: 90_000 });
  expect(await updateKeyRateLimits(ctx, { api_key_id: keyId, ...NONE, invoices_per_hour: 10 })).toEqual({
    object: "rate_limits",
    ...NONE,
    invoices_per_hour: 10,
    effective: { invoices_per_hour: 10, reads_per_hour: 90_000, writes_per_hour: 2_000 },
  });
  await updateMerchantRateLimits(operator, { merchant_id: merchantId, ...NONE, invoices_per_hour: 5 });
  expect((await getKeyRateLimits(ctx, { api_key_id: keyId })).effective.invoices_per_hour).toBe(5);
  expect((await getMerchantRateLimits(operator, { merchant_id: merchantId })).effective.reads_per_hour).toBe(
    5_000,
  );
  const audited = await db().auditEntry.findMany({ where: { merchantId }, select: { action: true } });
  expect(audited.map(({ action }) => action)).toContain("api_key.update_rate_limits");
});

test("a change holds from the next request on", async () => {
  const { ctx, keyId, keyCtx } = await makeKey();
  expect(await countKeyRequest(keyCtx, "invoices")).toMatchObject([{ remaining: 999 }]);
  await updateKeyRateLimits(ctx, { api_key_id: keyId, ...NONE, invoices_per_hour: 2 });
  const answers = await Promise.allSettled([1, 2, 3, 4].map(() => countKeyRequest(keyCtx, "invoices")));
  expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(2);
  expect(answers.find(({ status }) => status === "rejected")).toMatchObject({
    reason: { code: "rate_limited", details: { retryAfterSeconds: expect.any(Number) } },
  });
});

test("another merchant's key is not found, and only an operator sets a merchant's quotas", async () => {
  const { keyId, merchantId } = await makeKey();
  const stranger = await makeKey();
  const wanted = { api_key_id: keyId, ...NONE };
  await expect(updateKeyRateLimits(stranger.ctx, wanted)).rejects.toMatchObject({ code: "not_found" });
  await expect(getKeyRateLimits(stranger.ctx, { api_key_id: keyId })).rejects.toMatchObject({
    code: "not_found",
  });
  await expect(
    updateMerchantRateLimits(stranger.ctx, { merchant_id: merchantId, ...NONE }),
  ).rejects.toMatchObject({ code: "forbidden" });
  await expect(updateKeyRateLimits(stranger.ctx, { ...wanted, invoices_per_hour: 0 })).rejects.toMatchObject({
    code: "validation_failed",
  });
});

import { describe, expect, it } from "vitest";
import { POST } from "@/app/pay/link/[linkId]/invoice/route";
import { newId } from "@/server/core/ids";
import { db } from "@/server/db/client";
import { createPaymentLink } from "@/server/modules/payment-links/create-payment-link";
import { deactivatePaymentLink } from "@/server/modules/payment-links/deactivate-payment-link";
import type { CreatePaymentLinkInput } from "@/server/modules/payment-links/schema";
import { makeMerchant } from "@/server/testing/factories";

const ORIGIN = "http://localhost:3000";

/** What a browser without scripts sends, and where it is led. */
async function send(id: string, fields: Record<string, string>, headers: Record<string, string> = {}) {
  const body = new URLSearchParams(fields).toString();
  const request = new Request(`${ORIGIN}/pay/link/${id}/invoice`, {
    method: "POST",
    body,
    headers: {
      "content-type": "application/x-www-form-urlencoded",
      "content-length": String(body.length),
      host: "localhost:3000",
      origin: ORIGIN,
      ...headers,
    },
  });
  const response = await POST(request, { params: Promise.resolve({ linkId: id }) });
  expect(response.status).toBe(303);
  return response.headers.get("location") ?? "";
}

async function makeLink(input: CreatePaymentLinkInput = {}) {
  const { ctx } = await makeMerchant();
  return { ctx, id: (await createPaymentLink(ctx, input)).id };
}

describe("the form of a payment link", () => {
  it("sent twice at once leads to one invoice", async () => {
    const { id } = await makeLink({ amount: "5" });
    const fields = { form: crypto.randomUUID() };
    const [one, two] = await Promise.all([send(id, fields), send(id, fields)]);
    expect(one).toMatch(/^\/pay\/inv_/);
    expect(two).toBe(one);
    expect(await db().invoice.count({ where: { paymentLinkId: id } })).toBe(1);
  });

  it("takes a decimal comma, and brings a refused amount back", async () => {
    const { id } = await makeLink({ maximum_amount: "10" });
    const invoice = await send(id, { form: crypto.randomUUID(), amount: " 7,50 " });
    expect(await db().invoice.findUnique({ where: { id: invoice.slice("/pay/".length) } })).toMatchObject({
      amountMinor: 7_500_000n,
    });
    expect(await send(id, { form: crypto.randomUUID(), amount: "11" })).toBe(
      `/pay/link/${id}?refused=validation_failed&amount=11`,
    );
  });

  it.each([
    ["another site", { origin: "https://evil.example" }, "forbidden"],
    ["a sandboxed frame", { origin: "null" }, "forbidden"],
    ["a huge body", { "content-length": "1000000" }, "payload_too_large"],
  ])("is refused from %s", async (_, headers, code) => {
    const { id } = await makeLink({ amount: "5" });
    expect(await send(id, { form: crypto.randomUUID() }, headers)).toBe(`/pay/link/${id}?refused=${code}`);
    expect(await db().invoice.count({ where: { paymentLinkId: id } })).toBe(0);
  });

  it("makes nothing of a closed link, an unknown one or a form without a name", async () => {
    const { ctx, id } = await makeLink({ amount: "5" });
    expect(await send(id, {})).toContain("refused=validation_failed");
    await deactivatePaymentLink(ctx, { id });
    expect(await send(id, { form: crypto.randomUUID() })).toContain("refused=invalid_state");
    expect(await send(newId("paymentLink"), { form: crypto.randomUUID() })).toContain("refused=not_found");
  });

  it("counts its client's requests", async () => {
    const { id } = await makeLink({ amount: "5" });
    const fields = { form: crypto.randomUUID() };
    const from = { "x-forwarded-for": "203.0.113.77" };
    const ways = await Promise.all(Array.from({ length: 110 }, () => send(id, fields, from)));
    expect(ways.filter((way) => way.includes("refused=rate_limited")).length).toBeGreaterThan(0);
  });
});

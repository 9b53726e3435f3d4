import { type APIRequestContext, expect } from "@playwright/test";
import { api } from "./api";
import { demo } from "./demo";
import { linkInMail } from "./mailbox";
import { invite } from "./people";
import { mutate } from "./trpc";

interface Made {
  readonly id: string;
}

/** An invoice that was paid on the local chain, once the server knows it. */
async function makePaidInvoice(): Promise<Made> {
  const invoice = await api<Made>("POST", "/invoices", {
    currency: "USD",
    line_items: [{ description: "Beans, 1 kg", quantity: 2, unit_amount: "4.50" }],
    customer: { name: "Ada Byron", email: "ada@shop.example" },
  });
  await api("POST", `/test_helpers/invoices/${invoice.id}/pay`, {});
  const status = async () => (await api<{ status: string }>("GET", `/invoices/${invoice.id}`)).status;
  await expect.poll(status, { timeout: 120_000 }).toBe("paid");
  return invoice;
}

/**
 * An address of something real for each page whose own address names an object or needs a token. Every other page is its
 * own example.
 */
export async function makeExamples(owner: APIRequestContext): Promise<Readonly<Record<string, string>>> {
  const paid = await makePaidInvoice();
  const open = await api<Made>("POST", "/invoices", { amount: "9.99" });
  const customer = await api<Made>("POST", "/customers", {
    name: "Grace Hopper",
    email: `grace-${crypto.randomUUID()}@shop.example`,
  });
  const link = await api<Made>("POST", "/payment_links", { description: "Tip jar", currency: "USD" });
  const endpoint = await api<{ data: Made[] }>("GET", "/webhook_endpoints");
  const runs = await mutate<Made[]>(owner, "admin.reconcile");
  const { token } = await invite(owner, "viewer");
  await mutate(owner, "accounts.requestReset", { email: demo().email });
  const reset = new URL(await linkInMail(demo().email, "Choose a new password"));
  const letter = /\/mailbox\/[0-9a-z-]+/.exec(await (await owner.get("/mailbox")).text())?.[0];
  return {
    "/admin/runs/[id]": `/admin/runs/${runs[0]?.id}`,
    "/customers/[id]": `/customers/${customer.id}`,
    "/developers/webhooks/[id]": `/developers/webhooks/${endpoint.data[0]?.id}`,
    "/docs/api/[resource]": "/docs/api/invoices",
    "/invitation/[token]": `/invitation/${token}`,
    "/invoices/[id]": `/invoices/${paid.id}`,
    "/mailbox/[id]": letter ?? "",
    "/pay/[invoiceId]": `/pay/${open.id}`,
    "/pay/[invoiceId]/receipt": `/pay/${paid.id}/receipt`,
    "/pay/link/[linkId]": `/pay/link/${link.id}`,
    "/reset-password": `${reset.pathname}${reset.search}`,
    "/verify-email": `/verify-email?token=${token}`,
  };
}

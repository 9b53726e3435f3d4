import { type APIRequestContext, expect } from "@playwright/test";
import { demo } from "./demo";
import { invite, signUp } from "./people";
import { mutate, query } from "./trpc";

interface Made {
  readonly id: string;
}

/** Text that would run, wherever it became part of a page: in an element, and out of an attribute. */
export function hostile(label: string): string {
  return `"><script>stolen=1</script><img src=x onerror=stolen=1>${label}`;
}

/** The same for fields of a few words. */
export const shortHostile = (label: string): string => `<svg onload=stolen=1>${label}`;

export interface HostileBusiness {
  readonly owner: APIRequestContext;
  /** Pages that show objects of this business, by their route. */
  readonly pages: Readonly<Record<string, string>>;
}

/** A business in which whatever a person or a program may write is a script. */
export async function makeHostileBusiness(): Promise<HostileBusiness> {
  const owner = await signUp(hostile("person"), hostile("business"));
  const { version } = await query<{ version: number }>(owner, "merchants.get");
  await mutate(owner, "merchants.update", { version, button_text: shortHostile("button") });
  await payCancelledInvoice(owner);
  const customer = await mutate<Made>(owner, "customers.create", {
    email: `mallory-${crypto.randomUUID()}@example.com`,
    name: hostile("customer"),
    metadata: { [shortHostile("customer key")]: hostile("customer value") },
  });
  const paid = await mutate<Made>(owner, "invoices.create", {
    ...priced("invoice"),
    order_id: hostile("order"),
    customer_id: customer.id,
  });
  await mutate(owner, "invoices.addNote", { id: paid.id, body: hostile("note") });
  const manual = { reason: hostile("manual reason"), proof: hostile("manual proof") };
  await mutate(owner, "invoices.markPaid", { id: paid.id, ...manual });
  const open = await mutate<Made>(owner, "invoices.create", priced("open invoice"));
  const link = await mutate<Made>(owner, "paymentLinks.create", priced("link"));
  const endpoint = await mutate<Made>(owner, "webhooks.endpoints.create", {
    url: `http://127.0.0.1:9/${encodeURIComponent(hostile("url"))}`,
    description: hostile("endpoint"),
  });
  await mutate(owner, "partners.create", { name: hostile("partner"), scopes: ["invoices:read"] });
  await mutate(owner, "savedViews.create", {
    list: "invoices",
    name: shortHostile("view"),
    query: hostile("view query"),
  });
  await askWithKey(owner);
  await keepDeposit(owner);
  const { token } = await invite(owner, "viewer", hostile("business"));
  const letter = /\/mailbox\/[0-9a-z-]+/.exec(await (await owner.get("/mailbox")).text())?.[0] ?? "";
  return {
    owner,
    pages: {
      "/customers/[id]": `/customers/${customer.id}`,
      "/developers/webhooks/[id]": `/developers/webhooks/${endpoint.id}`,
      "/invitation/[token]": `/invitation/${token}`,
      "/invoices/[id]": `/invoices/${paid.id}`,
      "/mailbox/[id]": letter,
      "/pay/[invoiceId]": `/pay/${open.id}`,
      "/pay/[invoiceId]/receipt": `/pay/${paid.id}/receipt`,
      "/pay/link/[linkId]": `/pay/link/${link.id}`,
    },
  };
}

/** A price of one line, with text wherever a price has any. */
function priced(label: string) {
  return {
    currency: "USD",
    line_items: [{ description: hostile(`${label} item`), quantity: 1, unit_amount: "9.99" }],
    description: hostile(label),
    metadata: { [shortHostile(`${label} key`)]: hostile(`${label} value`) },
  };
}

/** Money that counts toward no invoice, once it is final: somebody has to decide about it. */
async function payCancelledInvoice(owner: APIRequestContext): Promise<void> {
  const { id } = await mutate<Made>(owner, "invoices.create", { amount: "7.31" });
  await mutate(owner, "invoices.cancel", { id });
  await mutate(owner, "testHelpers.payInvoice", { id });
  await mutate(owner, "testHelpers.mineBlocks", { blocks: 20 });
}

async function keepDeposit(owner: APIRequestContext): Promise<void> {
  const find = async () => {
    const { data } = await query<{ data: (Made & { final: boolean })[] }>(owner, "unmatchedDeposits.list");
    return data.find(({ final }) => final)?.id;
  };
  await expect.poll(find, { timeout: 120_000 }).toBeDefined();
  await mutate(owner, "unmatchedDeposits.keep", { id: await find(), reason: hostile("decision") });
}

/** A program of the business, whose requests the log keeps. */
async function askWithKey(owner: APIRequestContext): Promise<void> {
  const { secret } = await mutate<{ secret: string }>(owner, "apiKeys.create", { name: hostile("key") });
  await fetch(`${demo().baseUrl}/api/v1/invoices?customer_id=${encodeURIComponent(hostile("query"))}`, {
    headers: { authorization: `Bearer ${secret}`, "user-agent": hostile("program") },
  });
  const logged = async () => (await query<{ data: Made[] }>(owner, "requestLogs.list")).data.length;
  await expect.poll(logged, { timeout: 120_000 }).toBe(1);
}

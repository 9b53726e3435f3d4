import { expect, test } from "vitest";
import { runInvoiceModel } from "@/server/testing/invoice-model/run-invoice-model";

test("random commands: invoices answer and end like a single-threaded model", async () => {
  const endings = await runInvoiceModel({ seed: 196, runs: 8 });
  expect([...endings.keys()], "these stories never get there").toContain("paid (none), settled");
}, 120_000);

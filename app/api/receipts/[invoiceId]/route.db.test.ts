import { expect, test } from "vitest";
import { GET } from "@/app/api/receipts/[invoiceId]/route";
import { readPdf } from "@/server/modules/documents/testing/read-pdf";
import { newId } from "@/server/core/ids";
import { db } from "@/server/db/client";
import { createInvoice } from "@/server/modules/invoices/create-invoice";
import { makeMerchant } from "@/server/testing/factories";

const download = (invoiceId: string, language = "en") =>
  GET(new Request(`http://localhost:3000/api/receipts/${invoiceId}?lang=${language}`), {
    params: Promise.resolve({ invoiceId }),
  });

test("whoever has the link gets the receipt of a paid invoice, in their language and without the merchant's own figures", async () => {
  const { ctx } = await makeMerchant({ name: "Paper Shop" });
  const { id } = await createInvoice(ctx, { amount: "9.99", metadata: { secret: "of the merchant" } });
  expect((await download(id)).status).toBe(409);
  expect((await download(newId("invoice"))).status).toBe(404);
  await db().invoice.updateMany({
    where: { id, status: "pending" },
    data: { status: "paid", paidAt: ctx.clock.now(), seenMinor: 9_990_000n, confirmedMinor: 9_990_000n },
  });
  const reply = await download(id, "de");
  expect(reply.status).toBe(200);
  expect(reply.headers.get("content-type")).toBe("application/pdf");
  expect(reply.headers.get("content-disposition")).toBe(`attachment; filename="receipt-${id}.pdf"`);
  const { text } = await readPdf(Buffer.from(await reply.arrayBuffer()));
  expect(text).toContain("Paper Shop");
  expect(text).toContain("9.99 USDT");
  expect(text).toContain("Beleg");
  expect(text).not.toContain("of the merchant");
  expect((await download(id, "zh")).status).toBe(415);
});

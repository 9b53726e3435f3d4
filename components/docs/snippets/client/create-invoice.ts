// DARIC_URL=… DARIC_KEY=… npx tsx create-invoice.ts
import { Daric, DaricApiError } from "daric/client";

const { DARIC_URL: baseUrl = "", DARIC_KEY: apiKey = "" } = process.env;
const daric = new Daric({ baseUrl, apiKey });

try {
  const invoice = await daric.invoices.create({ amount: "25.00", currency: "USDT", metadata: { cart: "7" } });
  console.log(invoice.id, invoice.status);
  console.log(`Send the customer to ${invoice.checkout_url}`);
} catch (error) {
  if (!(error instanceof DaricApiError)) throw error;
  console.error(error.code, error.message, error.errors, error.requestId);
  process.exitCode = 1;
}

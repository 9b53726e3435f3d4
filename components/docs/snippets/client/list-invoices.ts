// DARIC_URL=… DARIC_KEY=… npx tsx list-invoices.ts
import { Daric } from "daric/client";

const { DARIC_URL: baseUrl = "", DARIC_KEY: apiKey = "" } = process.env;
const daric = new Daric({ baseUrl, apiKey });

// Pages are fetched as the loop comes to them.
for await (const invoice of daric.invoices.listAll({ status: ["pending"] }))
  console.log(invoice.id, invoice.amount, invoice.currency);

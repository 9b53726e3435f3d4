import { createHash, createHmac } from "node:crypto";

const { DARIC_URL, DARIC_KEY, DARIC_SIGNING_SECRET } = process.env;

function sign(method, target, headers, body) {
  const t = Math.floor(Date.now() / 1000);
  const digest = createHash("sha256").update(body).digest("hex");
  const key = headers["Idempotency-Key"] ?? "";
  const version = headers["If-Match"] ?? "";
  const text = [t, method, target, key, version, digest].join("\n");
  return `t=${t},v2=${createHmac("sha256", DARIC_SIGNING_SECRET).update(text).digest("hex")}`;
}

const [method, target] = ["POST", "/api/v1/invoices"];
const body = JSON.stringify({ amount: "9.99" });
const headers = {
  Authorization: `Bearer ${DARIC_KEY}`,
  "Content-Type": "application/json",
  "Idempotency-Key": "order-1001",
};
const response = await fetch(DARIC_URL + target, {
  method,
  body,
  headers: { ...headers, "Daric-Signature": sign(method, target, headers, body) },
});
console.log(response.status, await response.json());

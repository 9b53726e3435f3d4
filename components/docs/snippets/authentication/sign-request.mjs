import { createHash, createHmac } from "node:crypto";

const { DARIC_URL, DARIC_KEY, DARIC_SIGNING_SECRET } = process.env;

function sign(method, target, body) {
  const t = Math.floor(Date.now() / 1000);
  const digest = createHash("sha256").update(body).digest("hex");
  const text = [t, method, target, digest].join(".");
  return `t=${t},v1=${createHmac("sha256", DARIC_SIGNING_SECRET).update(text).digest("hex")}`;
}

const [method, target] = ["POST", "/api/v1/invoices"];
const body = JSON.stringify({ amount: "9.99" });
const response = await fetch(DARIC_URL + target, {
  method,
  body,
  headers: {
    Authorization: `Bearer ${DARIC_KEY}`,
    "Content-Type": "application/json",
    "Daric-Signature": sign(method, target, body),
  },
});
console.log(response.status, await response.json());

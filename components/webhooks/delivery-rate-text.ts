import type { DeliveryRate } from "@/server/modules/webhooks/schema";

/** The share of deliveries that arrived, rounded down: only all of them are 100 %. */
export function deliveryRateText({ days, delivered, ended }: DeliveryRate): string {
  if (ended === 0) return `No delivery of the last ${days} days has ended`;
  const percent = Math.floor((delivered * 1000) / ended) / 10;
  const count = (value: number) => value.toLocaleString("en");
  return `${percent} % delivered in the last ${days} days (${count(delivered)} of ${count(ended)})`;
}

/** A number of things; above `counted`, where counting stopped, "10,000+". */
export function countText(count: number, counted = Number.POSITIVE_INFINITY): string {
  return count > counted ? `${counted.toLocaleString("en")}+` : count.toLocaleString("en");
}

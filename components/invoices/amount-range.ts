import { formatAmount, MAX_MINOR, money, parseAmount } from "@/server/core/money";

/** How an amount may be compared, as it is written: `amount>25`. The last two mean the same. */
type Operator = ">=" | "<=" | ">" | "<" | ":" | "=";

const CONDITION = /^(>=|<=|>|<|:|=)(.+)$/;

/** One comparison with an amount of USDT, or undefined for anything else, also for what no amount can meet. */
function read(text: string): { operator: Operator; minor: bigint } | undefined {
  const [, operator, decimal = ""] = CONDITION.exec(text) ?? [];
  try {
    const { minor } = parseAmount(decimal, "USDT");
    const isImpossible = (operator === "<" && minor === 0n) || (operator === ">" && minor === MAX_MINOR);
    return isImpossible ? undefined : { operator: operator as Operator, minor };
  } catch {
    return undefined;
  }
}

/** To whoever wrote a comparison that is none. */
export const AMOUNT_PROBLEM = "Write an amount of USDT with a point, such as amount>25 or amount<=99.50.";

export function isAmountCondition(text: string): boolean {
  return read(text) !== undefined;
}

/** Of a text those parts that are comparisons; undefined without any. */
export function amountConditions(text: string | undefined): string | undefined {
  return text?.slice(0, 200).split(" ").filter(isAmountCondition).join(" ") || undefined;
}

/** The least and the greatest amount that meet all conditions of `>25 <=100`; what is no condition is left out. */
export function amountBounds(conditions: string | undefined): {
  amount_min: string | undefined;
  amount_max: string | undefined;
} {
  let least: bigint | undefined;
  let greatest: bigint | undefined;
  const atLeast = (minor: bigint) => (least = least === undefined || minor > least ? minor : least);
  const atMost = (minor: bigint) =>
    (greatest = greatest === undefined || minor < greatest ? minor : greatest);
  for (const { operator, minor } of (conditions?.split(" ") ?? []).flatMap((text) => read(text) ?? [])) {
    if (operator === ">") atLeast(minor + 1n);
    else if (operator === "<") atMost(minor - 1n);
    else {
      if (operator !== "<=") atLeast(minor);
      if (operator !== ">=") atMost(minor);
    }
  }
  const text = (minor: bigint | undefined) =>
    minor === undefined ? undefined : formatAmount(money(minor, "USDT"));
  return { amount_min: text(least), amount_max: text(greatest) };
}

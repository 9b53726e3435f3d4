import { directionOf, type Language } from "@/components/checkout/languages";
import type {
  MessageKey,
  Messages,
  Placeholder,
  Plural,
  PluralKey,
  TextKey,
} from "@/components/checkout/messages/catalogue";

type Values<Key extends MessageKey, Value> = Readonly<Record<Placeholder<Key>, Value>>;
/** A message without placeholders is said without values. */
type Arguments<Key extends MessageKey, Value> = [Placeholder<Key>] extends [never]
  ? []
  : [Values<Key, Value>];

const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;
const FIRST_STRONG_ISOLATE = "\u2068";
const POP_ISOLATE = "\u2069";

/** Keeps a name or an amount from turning the words around it, where directions could mix. */
function isolate(value: string, language: Language): string {
  return directionOf(language) === "rtl" || RIGHT_TO_LEFT.test(value)
    ? FIRST_STRONG_ISOLATE + value + POP_ISOLATE
    : value;
}

/** A message cut at its placeholders, each in the place that the language gives it. */
function cut(message: string): { text: string; name?: string }[] {
  return message.split(/(\{\w+\})/).map((text) => {
    const name = /^\{(\w+)\}$/.exec(text)?.[1];
    return name === undefined ? { text } : { text, name };
  });
}

/** How many seconds are one of a unit; the first that fits is used. */
const UNITS = [
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
] as const;

/** The checkout's words in one language, and its way to write numbers and times. Always with the digits 0 to 9. */
export class Words {
  readonly direction: "ltr" | "rtl";
  readonly #locale: string;

  constructor(
    readonly language: Language,
    private readonly messages: Messages,
  ) {
    this.direction = directionOf(language);
    this.#locale = `${language === "en" ? "en-GB" : language}-u-nu-latn`;
  }

  /** A message with its values. */
  say<Key extends TextKey>(key: Key, ...[values]: Arguments<Key, string>): string {
    return this.#fill(this.messages[key] as string, values);
  }

  /** A message about `count` things, in the form of the plural that the language has for it. */
  count<Key extends PluralKey>(
    key: Key,
    count: number,
    values?: Readonly<Record<Exclude<Placeholder<Key>, "count">, string>>,
  ): string {
    const plural = this.messages[key] as Plural;
    const form = plural[new Intl.PluralRules(this.#locale).select(count)] ?? plural.other;
    return this.#fill(form, { ...values, count: this.number(count) });
  }

  /** A message in pieces, for values that are elements. */
  pieces<Key extends TextKey>(key: Key): { text: string; name?: string }[] {
    return cut(this.messages[key] as string);
  }

  number(value: number): string {
    return new Intl.NumberFormat(this.#locale).format(value);
  }

  /** "20 %" of the decimal text "20". */
  percentage(value: string): string {
    return new Intl.NumberFormat(this.#locale, {
      style: "unit",
      unit: "percent",
      maximumFractionDigits: 6,
    }).format(value as Intl.StringNumericLiteral);
  }

  /** A price, as people of this language write it. Only to be read: an amount of an asset is plain, as it is sent. */
  price(amount: string, currency: string): string {
    if (currency.length !== 3) return `${amount} ${currency}`;
    const digits = amount.split(".")[1]?.length ?? 0;
    return new Intl.NumberFormat(this.#locale, {
      style: "currency",
      currency,
      currencyDisplay: "code",
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    }).format(amount as Intl.StringNumericLiteral);
  }

  /** "24 seconds", "3 minutes": a span in its largest unit, rounded. */
  duration(seconds: number): string {
    const [unit, size] = UNITS.find(([, length]) => seconds >= length) ?? (["second", 1] as const);
    return this.#unit(Math.max(1, Math.round(seconds / size)), unit, "long");
  }

  /** "29:05", "3 hrs 12 mins", "6 days": as exact as is useful on a countdown. */
  countdown(seconds: number): string {
    const [days, hours, minutes] = UNITS.map(([, size]) => Math.floor(seconds / size)) as [
      number,
      number,
      number,
    ];
    if (days >= 2) return this.#unit(days, "day", "long");
    if (hours >= 1)
      return `${this.#unit(hours, "hour", "short")} ${this.#unit(minutes % 60, "minute", "short")}`;
    return [minutes, seconds % 60].map((part) => String(part).padStart(2, "0")).join(":");
  }

  /** A moment in milliseconds; without a zone in the reader's own. */
  moment(at: number, timeZone?: string): string {
    return new Intl.DateTimeFormat(this.#locale, {
      day: "numeric",
      month: "short",
      year: "numeric",
      hour: "2-digit",
      minute: "2-digit",
      timeZoneName: "short",
      timeZone,
    }).format(at);
  }

  #unit(value: number, unit: string, unitDisplay: "short" | "long"): string {
    return new Intl.NumberFormat(this.#locale, { style: "unit", unit, unitDisplay }).format(value);
  }

  #fill(message: string, values: Readonly<Record<string, string>> = {}): string {
    return cut(message)
      .map(({ text, name }) => (name === undefined ? text : isolate(values[name] ?? "", this.language)))
      .join("");
  }
}

import type { en } from "@/components/checkout/messages/en";

/** One message for each form of the plural that the language has. */
export type Plural = Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> & { readonly other: string };

/** All the words of the checkout in one language. A key that is missing, or one too many, does not type-check. */
export type Messages = {
  readonly [Key in keyof typeof en]: (typeof en)[Key] extends string ? string : Plural;
};

export type MessageKey = keyof Messages;
export type PluralKey = { [Key in MessageKey]: Messages[Key] extends string ? never : Key }[MessageKey];
export type TextKey = Exclude<MessageKey, PluralKey>;

type NamesIn<Text> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | NamesIn<Rest> : never;
type EnglishOf<Key extends MessageKey> = (typeof en)[Key] extends { other: infer Text }
  ? Text
  : (typeof en)[Key];

/** The names that a message is filled with. */
export type Placeholder<Key extends MessageKey> = NamesIn<EnglishOf<Key>>;

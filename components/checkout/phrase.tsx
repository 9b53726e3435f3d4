import { Fragment, type ReactNode } from "react";
import type { Placeholder, TextKey } from "@/components/checkout/messages/catalogue";
import type { Words } from "@/components/checkout/words";

interface PhraseProps<Key extends TextKey> {
  words: Words;
  of: Key;
  values: Readonly<Record<Placeholder<Key>, ReactNode>>;
}

/** A message whose values are elements, each where the language puts it. */
export function Phrase<Key extends TextKey>({ words, of, values }: PhraseProps<Key>) {
  return words
    .pieces(of)
    .map(({ text, name }) => (
      <Fragment key={text}>{name === undefined ? text : values[name as Placeholder<Key>]}</Fragment>
    ));
}

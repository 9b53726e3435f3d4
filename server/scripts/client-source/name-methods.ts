/** `Webhook endpoints` → `webhookEndpoints`. */
export function resourceName(tag: string): string {
  const [first = "", ...others] = tag.toLowerCase().split(" ");
  return first + others.map(capitalised).join("");
}

/** The operation's id without the nouns that its resource says already: `rotateWebhookSecret` → `rotateSecret`. */
export function methodName(operationId: string, tag: string): string {
  const nouns = new Set(tag.toLowerCase().split(" ").map(singular));
  const [verb = "", ...words] = operationId.split(/(?=[A-Z])/);
  return verb + words.filter((word) => !nouns.has(singular(word.toLowerCase()))).join("");
}

export function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function singular(word: string): string {
  return word.replace(/ies$/, "y").replace(/s$/, "");
}

import type { Visitor } from "@/app/(site)/visitor";

/** Stands where a reader puts a key of their own. */
export const YOUR_KEY = "sk_test_YOUR_KEY";

/** The lines that give the shell `DARIC_URL` and `DARIC_KEY`: with the demo's own key for who may try the demo. */
export function shellVariables(baseUrl: string, { demo }: Visitor): string {
  return `export DARIC_URL=${baseUrl}\nexport DARIC_KEY=${demo?.secretKey ?? YOUR_KEY}`;
}

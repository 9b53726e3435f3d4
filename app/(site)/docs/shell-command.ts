import { getDemo } from "@/app/(site)/demo";

/** The line that gives the shell `DARIC_KEY`: the demo's own key where this server runs the demo. */
export async function exportKey(): Promise<string> {
  const demo = await getDemo();
  return `export DARIC_KEY=${demo?.secretKey ?? "sk_test_…"}`;
}

interface Call {
  readonly url: string;
  readonly method?: "DELETE" | "PATCH" | "POST";
  readonly body?: Record<string, unknown>;
  readonly headers?: readonly string[];
}

/** A call of the API with the key that the shell has. */
export function curl({ url, body, method, headers = [] }: Call): string {
  const verb = method ? `-X ${method} ` : "";
  return [
    `curl -sS ${verb}"${url}"`,
    `-H "Authorization: Bearer $DARIC_KEY"`,
    ...(body ? [`-H "Content-Type: application/json"`] : []),
    ...headers.map((header) => `-H "${header}"`),
    ...(body ? [`-d '${JSON.stringify(body)}'`] : []),
  ].join(" \\\n  ");
}

/** Takes a field of a JSON answer that is piped into it. */
export function pick(field: string): string {
  return `node -p 'JSON.parse(require("fs").readFileSync(0)).${field}'`;
}

import { getDemo } from "@/app/(site)/demo";

/** The lines that give the shell `DARIC_URL` and `DARIC_KEY`: with the demo's own key where this server runs the demo. */
export async function exportVariables(baseUrl: string): Promise<string> {
  const demo = await getDemo();
  return `export DARIC_URL=${baseUrl}\nexport DARIC_KEY=${demo?.secretKey ?? "sk_test_…"}`;
}

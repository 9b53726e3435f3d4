import { CodeBlock } from "@/components/ui/code-block";
import { readSnippet } from "@/components/docs/read-snippet";

interface SnippetProps {
  /** A file below `components/docs/snippets`. */
  name: string;
  title?: string;
}

/** Code that a reader can run, from a file that a test runs. */
export function Snippet({ name, title = name.endsWith(".sh") ? "Shell" : fileName(name) }: SnippetProps) {
  return <CodeBlock title={title} code={readSnippet(name)} />;
}

function fileName(name: string): string {
  return name.split("/").at(-1) ?? name;
}

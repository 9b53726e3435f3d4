import { CodeBlock } from "@/components/ui/code-block";

interface JsonViewProps {
  /** Anything JSON can hold. */
  value: unknown;
  title?: string;
  className?: string;
}

/** An object as the API gives it, indented and copyable. */
export function JsonView({ value, title = "JSON", className }: JsonViewProps) {
  return (
    <CodeBlock title={title} code={JSON.stringify(value, null, 2) ?? "undefined"} className={className} />
  );
}

import Link from "next/link";
import { MethodBadge } from "@/components/docs/method-badge";
import type { Resource } from "@/components/docs/reference";

/** Every operation of the API at a glance, by resource. */
export function OperationIndex({ resources }: { resources: readonly Resource[] }) {
  return resources.map((resource) => (
    <div key={resource.slug}>
      <h3 className="mb-1.5 text-sm font-semibold text-ink">{resource.name}</h3>
      <ul className="divide-y divide-line rounded-lg border border-line bg-surface">
        {resource.operations.map((operation) => (
          <li key={operation.id}>
            <Link
              href={`/docs/api/${resource.slug}#${operation.id}`}
              prefetch={false}
              className="flex flex-wrap items-center gap-x-3 gap-y-1 px-3.5 py-2.5 -outline-offset-2 hover:bg-hover"
            >
              <span className="flex w-16 shrink-0">
                <MethodBadge method={operation.method} />
              </span>
              <code className="min-w-0 flex-1 basis-56 font-mono text-xs wrap-anywhere text-ink">
                {operation.path}
              </code>
              <span className="min-w-0 flex-1 basis-56 text-sm text-muted">{operation.summary}</span>
            </Link>
          </li>
        ))}
      </ul>
    </div>
  ));
}

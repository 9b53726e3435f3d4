import { CircleCheck, CircleX } from "lucide-react";
import { DateTime } from "@/components/format/date-time";
import { Badge } from "@/components/ui/badge";
import { CodeBlock } from "@/components/ui/code-block";
import type { WebhookAttempt } from "@/server/modules/webhooks/schema";
import type { AttemptFailure } from "@/server/modules/webhooks/status";

const FAILURES: Record<AttemptFailure, string> = {
  timeout: "No answer in time",
  connection: "Could not connect",
  tls: "The TLS certificate was refused",
  blocked_address: "The address is not allowed",
  redirect: "Answered with a redirect",
  status: "Answered",
};

function outcome({ failure, response_status: status }: WebhookAttempt): string {
  if (failure === null) return `${status}`;
  return failure === "status" ? `${FAILURES.status} ${status}` : FAILURES[failure];
}

function pretty(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    // Not JSON: shown as it was sent.
    return body;
  }
}

/** One request and what came back. */
export function AttemptView({ attempt }: { attempt: WebhookAttempt }) {
  const { number, failure, duration_ms: duration, started_at: startedAt } = attempt;
  const headers = Object.entries(attempt.request_headers).map(([name, value]) => `${name}: ${value}`);
  return (
    <section aria-labelledby={`attempt-${number}`}>
      <h3
        id={`attempt-${number}`}
        className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm font-semibold"
      >
        Attempt {number}
        <Badge
          tone={failure ? "danger" : "success"}
          icon={failure ? <CircleX aria-hidden /> : <CircleCheck aria-hidden />}
        >
          {outcome(attempt)}
        </Badge>
        <span className="text-xs font-normal text-muted">
          <DateTime value={startedAt} /> · <span className="figures">{duration.toLocaleString("en")} ms</span>
        </span>
      </h3>
      <div className="mt-2 flex flex-col gap-3">
        <CodeBlock title="Request headers" code={headers.join("\n")} wrap />
        <CodeBlock title="Request body" code={pretty(attempt.request_body)} />
        {attempt.response_body === null ? null : (
          <CodeBlock
            title={`Answer ${attempt.response_status ?? ""}`}
            code={attempt.response_body || "(empty)"}
            wrap
          />
        )}
      </div>
    </section>
  );
}

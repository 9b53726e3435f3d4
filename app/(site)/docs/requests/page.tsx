import type { Metadata } from "next";
import { DocsPage } from "@/app/(site)/docs/docs-page";
import { DocsSection, Paragraph, Points } from "@/components/docs/docs-section";
import { FactsTable } from "@/components/docs/facts-table";
import { InlineCode } from "@/components/docs/rich-text";
import { Snippet } from "@/components/docs/snippet";
import { Link } from "@/components/ui/link";
import { LIMITS } from "@/server/config/limits";

export const metadata: Metadata = { title: "Requests" };

/** What holds for every request: repetition, lists, versions, limits. */
export default function RequestsPage() {
  return (
    <DocsPage
      title="Requests"
      description="Repeat them safely, read lists, change only what you have seen, and stay within the limits."
      path="/docs/requests"
    >
      <Idempotency />
      <Lists />
      <Versions />
      <RateLimits />
    </DocsPage>
  );
}

function Idempotency() {
  return (
    <DocsSection id="idempotency" title="Idempotency">
      <Points>
        <li>
          Send an <InlineCode>Idempotency-Key</InlineCode> with whatever writes: any 1 to 255 printable
          characters, one per effect that you want. The order's number is a good one.
        </li>
        <li>
          The same key and body again give the first answer, with{" "}
          <InlineCode>Idempotent-Replayed: true</InlineCode>, and nothing happens twice.
        </li>
        <li>
          The same key with another path or body is refused as{" "}
          <Link href="/docs/errors#idempotency_key_reused">idempotency_key_reused</Link>, and while the first
          request still runs as <Link href="/docs/errors#request_in_flight">request_in_flight</Link>.
        </li>
        <li>
          After a timeout, a 429 or a 5xx, send the request again with the same key. Those answers, and those
          to requests that were not valid, not allowed or in conflict with another, are not kept.
        </li>
        <li>
          A key belongs to your API key and the operation, and is kept for 30 days. Its answer is repeated as
          long as your API key may do what was asked.
        </li>
        <li>
          An <InlineCode>order_id</InlineCode> protects too, and for ever: one invoice per order. The same
          body answers the same invoice, another body is a <Link href="/docs/errors#conflict">conflict</Link>.
        </li>
      </Points>
      <Snippet name="requests/idempotent.sh" title="Paste it twice: the same invoice" />
    </DocsSection>
  );
}

function Lists() {
  return (
    <DocsSection id="lists" title="Lists, filters, expand">
      <Paragraph>
        A list answers <InlineCode>data</InlineCode>, <InlineCode>has_more</InlineCode> and{" "}
        <InlineCode>next_cursor</InlineCode>, newest first unless <InlineCode>order=asc</InlineCode>. A page
        has 25 objects, or <InlineCode>limit</InlineCode>, at most 100.
      </Paragraph>
      <Snippet name="requests/list.sh" title="A page" />
      <Paragraph>
        For the next one, send <InlineCode>next_cursor</InlineCode> as <InlineCode>cursor</InlineCode>. New
        objects never shift a page that you have not read yet.
      </Paragraph>
      <Snippet name="requests/next-page.sh" title="The next page" />
      <Paragraph>
        Filters are listed with each operation; times, amounts and ids are combined with “and”.{" "}
        <InlineCode>expand</InlineCode> puts related objects into the answer, several with commas:{" "}
        <InlineCode>payments</InlineCode>, <InlineCode>settlement</InlineCode> and{" "}
        <InlineCode>customer</InlineCode> of invoices, alone or in lists.
      </Paragraph>
      <Snippet name="requests/filter.sh" title="Filters, with the customers" />
    </DocsSection>
  );
}

function Versions() {
  return (
    <DocsSection id="versions" title="ETag and If-Match">
      <Paragraph>
        An object that can change has a <InlineCode>version</InlineCode>, and an <InlineCode>ETag</InlineCode>{" "}
        made of it. Lists have one made of their content.
      </Paragraph>
      <Snippet name="requests/etag.sh" title="Read an object and its version" />
      <Paragraph>
        Send it back as <InlineCode>If-Match</InlineCode> to change the object only if nobody else did. The
        second time, this one is refused as <Link href="/docs/errors#version_mismatch">version_mismatch</Link>
        :
      </Paragraph>
      <Snippet name="requests/if-match.sh" title="Change what you have seen" />
      <Paragraph>
        An operation that changes nothing with a version refuses <InlineCode>If-Match</InlineCode>, so that
        nobody relies on it there.
      </Paragraph>
      <Paragraph>
        Sent as <InlineCode>If-None-Match</InlineCode> with a GET, it is answered 304 while nothing has
        changed.
      </Paragraph>
    </DocsSection>
  );
}

const { rateLimits } = LIMITS;
const count = (quota: number): string => quota.toLocaleString("en");

const QUOTAS = [
  ["invoices", `${count(rateLimits.invoicesPerHour)} an hour: creating invoices, by key`],
  ["reads", `${count(rateLimits.readsPerHour)} an hour: every GET, by key`],
  ["writes", `${count(rateLimits.writesPerHour)} an hour: everything else, by key`],
  ["test-helpers", `${count(rateLimits.testHelpersPerHour)} an hour, by key`],
  [
    "address",
    `${count(rateLimits.addressPerMinute)} a minute: without a key or with a wrong one, by address`,
  ],
  [
    "checkout",
    `${count(rateLimits.checkoutPerMinute)} a minute: without a key, for one public invoice, by address`,
  ],
  ["tokens", `${count(rateLimits.tokensPerMinute)} a minute: tokens of partners, by address`],
  ["global", `${count(rateLimits.globalPerSecond)} a second: everybody together, on each server`],
] as const;

function RateLimits() {
  return (
    <DocsSection id="rate-limits" title="Rate limits">
      <Paragraph>
        Usual quotas. The operator may have set others, for all, for your account or for a key; what holds is
        in the headers of every answer.
      </Paragraph>
      <FactsTable facts={QUOTAS} />
      <Paragraph>
        <InlineCode>RateLimit-Policy</InlineCode> names the quota <InlineCode>q</InlineCode> of a window of{" "}
        <InlineCode>w</InlineCode> seconds; <InlineCode>RateLimit</InlineCode> says how many requests remain (
        <InlineCode>r</InlineCode>) and in how many seconds the window begins anew (<InlineCode>t</InlineCode>
        ).
      </Paragraph>
      <Snippet name="requests/limits.sh" />
      <Paragraph>
        Beyond it the answer is <Link href="/docs/errors#rate_limited">rate_limited</Link> with{" "}
        <InlineCode>Retry-After</InlineCode>: wait that long, then go on. Waiting for a payment needs no
        polling: <Link href="/docs/webhooks">webhooks</Link> tell you.
      </Paragraph>
    </DocsSection>
  );
}

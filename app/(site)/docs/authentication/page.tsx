import type { Metadata } from "next";
import { DocsPage } from "@/app/(site)/docs/docs-page";
import { DocsSection, Paragraph, Points } from "@/components/docs/docs-section";
import { FactsTable } from "@/components/docs/facts-table";
import { InlineCode } from "@/components/docs/rich-text";
import { Snippet } from "@/components/docs/snippet";
import { CodeBlock } from "@/components/ui/code-block";
import { Link } from "@/components/ui/link";

export const metadata: Metadata = { title: "Authentication" };

/** Who may call the API, and how a caller proves it. */
export default function AuthenticationPage() {
  return (
    <DocsPage
      title="Authentication"
      description="API keys for your own servers, signed requests for keys that move money, access tokens for partners."
      path="/docs/authentication"
    >
      <ApiKeys />
      <Scopes />
      <SignedRequests />
      <Partners />
    </DocsPage>
  );
}

function ApiKeys() {
  return (
    <DocsSection id="api-keys" title="API keys">
      <Paragraph>
        Send a key as <InlineCode>Authorization: Bearer sk_test_…</InlineCode>. It decides the merchant, the
        mode and what may be done. Keys are made, changed and ended in the{" "}
        <Link href="/developers/api-keys">dashboard</Link>; none is reachable through the API.
      </Paragraph>
      <Snippet name="authentication/key.sh" />
      <Points>
        <li>
          An id that belongs to somebody else, or to the other mode, is answered like one that does not exist.
        </li>
        <li>Allowed addresses: IPv4 and IPv6 addresses or networks. From elsewhere the answer is 403.</li>
        <li>
          A roll makes a new secret. The old one works beside it for as long as you choose, up to seven days.
        </li>
        <li>A change, a roll and a revocation hold for all requests within a second, on every server.</li>
      </Points>
    </DocsSection>
  );
}

const SCOPES = [
  ["invoices:read, :create, :update", "Read, create, and change or cancel invoices."],
  ["payment_links:read, :write", "Links whose page makes invoices."],
  ["customers:read, :write", "Names and addresses of customers."],
  ["payments:read, :write", "Read payments; mark an invoice as paid or attach a transaction."],
  ["deposits:read, :write", "Read unmatched money, and decide about it."],
  ["settlements:read, balances:read", "What was split, and what is yours."],
  ["events:read", "The feed of events."],
  ["webhooks:read, :write", "Endpoints and deliveries."],
  ["request_logs:read", "What was asked with your keys."],
  ["merchant:read", "The business that the key belongs to."],
  ["test_helpers:use", "Money, blocks and time on demand, in test mode."],
] as const;

function Scopes() {
  return (
    <DocsSection id="scopes" title="Scopes">
      <Paragraph>
        A key has the scopes that it was made with; every operation of the{" "}
        <Link href="/docs/api">reference</Link> names the one it needs. A call beyond them is refused as{" "}
        <Link href="/docs/errors#forbidden">forbidden</Link>, which names what is missing.
      </Paragraph>
      <FactsTable facts={SCOPES} />
    </DocsSection>
  );
}

function SignedRequests() {
  return (
    <DocsSection id="signed-requests" title="Signed requests">
      <Paragraph>
        A key can have a second secret that never travels: the signing secret. When its request signatures are
        required, a stolen <InlineCode>sk_…</InlineCode> alone is of no use. Each request then carries
      </Paragraph>
      <CodeBlock title="Header" code="Daric-Signature: t=1767268800,v2=<64 hex digits>" wrap />
      <Paragraph>
        where <InlineCode>t</InlineCode> is the time in seconds since 1970, within five minutes of ours, and{" "}
        <InlineCode>v2</InlineCode> is the HMAC-SHA256, in lower-case hex, of these six lines, joined by line
        feeds (<InlineCode>\n</InlineCode>), with none at the end. The key of the HMAC is the whole signing
        secret, <InlineCode>rsk_</InlineCode> included, in UTF-8.
      </Paragraph>
      <Points>
        <li>
          <InlineCode>t</InlineCode>, in the same digits;
        </li>
        <li>the method in capitals;</li>
        <li>
          the path with its query, exactly as sent: <InlineCode>/api/v1/invoices?limit=10</InlineCode>,
          without scheme, host and fragment;
        </li>
        <li>
          the value of <InlineCode>Idempotency-Key</InlineCode>, exactly as sent; an empty line when it is not
          sent;
        </li>
        <li>
          the value of <InlineCode>If-Match</InlineCode> in the same way;
        </li>
        <li>the SHA-256 of the body’s bytes in lower-case hex; of nothing when there is no body.</li>
      </Points>
      <Snippet name="authentication/sign-request.mjs" />
      <Paragraph>
        Sign each attempt anew: a request that somebody has recorded can be repeated until its five minutes
        are over. With an <InlineCode>Idempotency-Key</InlineCode> no repetition has a further effect, yours
        or theirs: under another key its signature does not match.
      </Paragraph>
    </DocsSection>
  );
}

function Partners() {
  return (
    <DocsSection id="partners" title="Access tokens for partners">
      <Paragraph>
        Another company that works for you becomes a <Link href="/developers/partners">partner</Link>. It gets
        access tokens by OAuth 2 client credentials (RFC 6749), as a form, as JSON or with HTTP Basic:
      </Paragraph>
      <Snippet name="authentication/token.sh" />
      <Paragraph>
        The <InlineCode>access_token</InlineCode> goes where an API key goes and ends after 60 minutes. The{" "}
        <InlineCode>refresh_token</InlineCode> is good for the next pair, once, within seven days:
      </Paragraph>
      <Snippet name="authentication/refresh.sh" />
      <Points>
        <li>
          A refresh token that is used twice ends all tokens that came from the same sign-in: one of the two
          users stole it. The partner asks for new ones with its secret.
        </li>
        <li>
          <InlineCode>/api/v1/auth/revoke</InlineCode> ends a token and all that belong to it (RFC 7009).
        </li>
        <li>
          Access tokens are JWTs (RFC 9068, ES256). Their public keys are at{" "}
          <InlineCode>/api/v1/auth/jwks.json</InlineCode>. They are for this API alone: do not take them as
          proof of anything else.
        </li>
        <li>
          Refusals of these three addresses are <InlineCode>{"{ error, error_description }"}</InlineCode>, as
          OAuth wants it.
        </li>
      </Points>
    </DocsSection>
  );
}

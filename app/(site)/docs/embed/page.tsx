import type { Metadata } from "next";
import { DocsPage } from "@/app/(site)/docs/docs-page";
import { DocsSection, Paragraph, Points } from "@/components/docs/docs-section";
import { FactsTable } from "@/components/docs/facts-table";
import { InlineCode } from "@/components/docs/rich-text";
import { Snippet } from "@/components/docs/snippet";
import { Link } from "@/components/ui/link";

export const metadata: Metadata = { title: "Checkout on your page" };

/** How a shop opens the checkout in a window over its own page. */
export default function EmbedPage() {
  return (
    <DocsPage
      title="Checkout on your page"
      description="One script opens the checkout in a window over your page, and tells you how it goes."
      path="/docs/embed"
    >
      <DocsSection id="button" title="A button">
        <Paragraph>
          Your server creates the invoice and writes its id into the page. The address of the script is that
          of your Daric server.
        </Paragraph>
        <Snippet name="embed/button.html" />
        <Paragraph>
          Without JavaScript the button does nothing: use a link to the invoice's{" "}
          <InlineCode>checkout_url</InlineCode> with the same attribute, and it opens the whole page instead.
        </Paragraph>
      </DocsSection>
      <DocsSection id="script" title="From a script">
        <Snippet name="embed/script.html" />
        <FactsTable facts={OPTIONS} />
        <Paragraph>
          The button of the first example gets the same as events that bubble:{" "}
          <InlineCode>daric:paid</InlineCode> and so on, with <InlineCode>event.detail.invoiceId</InlineCode>.
        </Paragraph>
      </DocsSection>
      <OwnPage />
      <Trust />
    </DocsPage>
  );
}

const OPTIONS = [
  ["invoiceId, checkoutUrl", "Which checkout: one of the two."],
  ["label, closeLabel", "The title of the window and the name of its closing button, in your language."],
  [
    "language",
    "Of the checkout, such as fr or pt-BR; data-daric-language on a button. Without it: the customer's own.",
  ],
  ["onLoaded", "The checkout is shown."],
  ["onSeen", "A payment was found and is being confirmed."],
  ["onPaid", "The invoice is paid."],
  ["onExpired, onCancelled", "It cannot be paid any more."],
  ["onClose", "The window was closed, by whomever. The focus is back where it was."],
] as const;

function OwnPage() {
  return (
    <DocsSection id="own-page" title="A page of your own">
      <Paragraph>
        To draw the checkout yourself, read the{" "}
        <Link href="/docs/api/public-invoice#PublicInvoice">public invoice</Link>: what its customer may know,
        without a key and from any origin. Its stream sends it at once and after every change. One address has
        up to 50 streams; a further one is refused as{" "}
        <Link href="/docs/errors#rate_limited">rate_limited</Link>, and the invoice can be asked for instead.
      </Paragraph>
      <Snippet name="embed/own-page.html" />
      <Points>
        <li>
          Show the address as text and as a QR code, <InlineCode>amount_remaining</InlineCode> without
          rounding, the network by name, and <InlineCode>expires_at</InlineCode>. Money on another network or
          in another token does not arrive.
        </li>
        <li>
          When customers say that they have paid,{" "}
          <Link href="/docs/api/public-invoice#diagnosePublicInvoice">ask what became of it</Link>: in words
          that you can show, with or without their transaction’s id.
        </li>
      </Points>
    </DocsSection>
  );
}

function Trust() {
  return (
    <DocsSection id="trust" title="What to rely on">
      <Points>
        <li>
          What the window reports is a hint and proves nothing: anybody can call your page's functions.
          Deliver after your server heard it from a <Link href="/docs/webhooks">webhook</Link> or asked the
          API.
        </li>
        <li>
          Under a Content-Security-Policy the script needs <InlineCode>script-src</InlineCode> and{" "}
          <InlineCode>frame-src</InlineCode> for your Daric server, and no{" "}
          <InlineCode>unsafe-inline</InlineCode>.
        </li>
        <li>
          Only the checkout can be shown in a frame. No other page of Daric can, so that nobody lays it
          invisibly under theirs.
        </li>
      </Points>
    </DocsSection>
  );
}

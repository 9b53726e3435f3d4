import type { DocsGroup } from "@/components/docs/docs-nav";

/** The pages that people write, in reading order; the reference comes after them. */
export const GUIDES: readonly DocsGroup[] = [
  {
    label: "Start",
    links: [
      { href: "/docs", label: "Quick start" },
      { href: "/docs/concepts", label: "Concepts" },
      { href: "/docs/test-mode", label: "Test mode" },
      { href: "/docs/go-live", label: "Going live" },
    ],
  },
  {
    label: "Integrate",
    links: [
      { href: "/docs/authentication", label: "Authentication" },
      { href: "/docs/requests", label: "Requests" },
      { href: "/docs/errors", label: "Errors" },
      { href: "/docs/webhooks", label: "Webhooks" },
      { href: "/docs/events", label: "Events" },
      { href: "/docs/client", label: "TypeScript client" },
      { href: "/docs/embed", label: "Checkout on your page" },
      { href: "/docs/versions", label: "Versions" },
    ],
  },
];

/** What a search for a page of the documentation finds; the pages of the reference are found in it. */
export const DOCS_PAGES = [
  ...GUIDES.flatMap(({ links }) => links),
  { href: "/docs/api", label: "API reference" },
] as const;

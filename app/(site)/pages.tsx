import { BookOpenText, FileJson2, LayoutDashboard, Rocket } from "lucide-react";
import Link from "next/link";

const PAGES = [
  {
    href: "/overview",
    icon: <LayoutDashboard aria-hidden />,
    title: "Dashboard",
    text: "Invoices, payments, settlements, keys and webhooks.",
  },
  {
    href: "/docs",
    icon: <Rocket aria-hidden />,
    title: "Quick start",
    text: "From a key to a paid, settled invoice.",
  },
  {
    href: "/docs/api",
    icon: <BookOpenText aria-hidden />,
    title: "API reference",
    text: "Every endpoint, field, error and event.",
  },
  {
    href: "/api/v1/openapi.json",
    icon: <FileJson2 aria-hidden />,
    title: "OpenAPI 3.1",
    text: "For code generators and API clients.",
  },
];

/** Where to go from here. */
export function Pages() {
  return (
    <nav aria-label="Start pages">
      <ul className="grid gap-4 sm:grid-cols-2 lg:grid-cols-4">
        {PAGES.map((page) => (
          <li key={page.href}>
            <Link
              href={page.href}
              prefetch={false}
              className="flex h-full gap-3.5 rounded-xl border border-line bg-surface p-5 shadow-card transition-colors duration-100 hover:bg-hover [&_svg]:mt-0.5 [&_svg]:size-5 [&_svg]:shrink-0 [&_svg]:text-accent-ink"
            >
              {page.icon}
              <span>
                <span className="block text-sm font-semibold">{page.title}</span>
                <span className="mt-0.5 block text-sm text-muted">{page.text}</span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

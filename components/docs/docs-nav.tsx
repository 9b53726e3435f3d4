import { clsx } from "clsx";
import Link from "next/link";

export interface DocsLink {
  readonly href: string;
  readonly label: string;
  /** Places on that page, shown while it is the current one. */
  readonly places?: readonly { readonly href: string; readonly label: string }[];
}

export interface DocsGroup {
  readonly label: string;
  readonly links: readonly DocsLink[];
}

interface DocsNavProps {
  groups: readonly DocsGroup[];
  /** Address of the page on which this stands. */
  current: string;
}

/** Every page of the documentation, and the places of the current one. */
export function DocsNav({ groups, current }: DocsNavProps) {
  return (
    <nav aria-label="Documentation" className="flex flex-col gap-5 text-sm">
      {groups.map((group) => (
        <div key={group.label}>
          <p className="mb-1 px-2.5 text-xs font-medium text-faint">{group.label}</p>
          <ul className="flex flex-col gap-px">
            {group.links.map((link) => (
              <li key={link.href}>
                <PageLink link={link} current={link.href === current} />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}

function PageLink({ link, current }: { link: DocsLink; current: boolean }) {
  return (
    <>
      <Link
        href={link.href}
        prefetch={false}
        aria-current={current ? "page" : undefined}
        className={clsx(
          "flex min-h-9 items-center rounded-md px-2.5 font-medium transition-colors duration-100 lg:min-h-8",
          current ? "bg-accent-soft text-accent-ink" : "text-muted hover:bg-hover hover:text-ink",
        )}
      >
        {link.label}
      </Link>
      {current && link.places ? (
        <ul className="my-1 ml-3.5 border-l border-line">
          {link.places.map((place) => (
            <li key={place.href}>
              <a
                href={place.href}
                className="flex min-h-9 items-center rounded-md py-1 pr-2 pl-3 text-muted hover:text-ink lg:min-h-7"
              >
                {place.label}
              </a>
            </li>
          ))}
        </ul>
      ) : null}
    </>
  );
}

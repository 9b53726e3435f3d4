import type { ReactNode } from "react";
import { GUIDES } from "@/app/(site)/docs/guides";
import { getReference } from "@/app/(site)/docs/reference";
import { SiteActions } from "@/app/(site)/site-actions";
import { DocsFrame } from "@/components/docs/docs-frame";
import type { DocsGroup } from "@/components/docs/docs-nav";
import type { Reference } from "@/components/docs/reference";

interface DocsPageProps {
  title: string;
  description: ReactNode;
  /** Address of this page. */
  path: string;
  children: ReactNode;
}

/** A page of the documentation among all the others. */
export async function DocsPage({ title, description, path, children }: DocsPageProps) {
  return (
    <DocsFrame
      title={title}
      description={description}
      groups={groupsOf(await getReference())}
      current={path}
      actions={<SiteActions />}
    >
      {children}
    </DocsFrame>
  );
}

function groupsOf({ resources }: Reference): DocsGroup[] {
  return [
    ...GUIDES,
    {
      label: "API reference",
      links: [
        { href: "/docs/api", label: "Overview" },
        ...resources.map((resource) => ({
          href: `/docs/api/${resource.slug}`,
          label: resource.name,
          places: [
            ...resource.operations.map(({ id, summary }) => ({ href: `#${id}`, label: summary })),
            ...resource.objects.map((name) => ({ href: `#${name}`, label: `The ${name} object` })),
          ],
        })),
      ],
    },
  ];
}

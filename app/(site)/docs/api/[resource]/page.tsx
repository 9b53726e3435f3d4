import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { DocsPage } from "@/app/(site)/docs/docs-page";
import { getReference } from "@/app/(site)/docs/reference";
import { ObjectView } from "@/components/docs/object-view";
import { OperationView } from "@/components/docs/operation-view";

interface ResourcePageProps {
  params: Promise<{ resource: string }>;
}

async function getResource(params: ResourcePageProps["params"]) {
  const [{ resource: slug }, reference] = await Promise.all([params, getReference()]);
  const resource = reference.resources.find((candidate) => candidate.slug === slug);
  if (!resource) notFound();
  return { resource, reference };
}

export async function generateMetadata({ params }: ResourcePageProps): Promise<Metadata> {
  const { resource } = await getResource(params);
  return { title: `${resource.name} API` };
}

/** The operations of one resource and the objects that they answer with. */
export default async function ResourcePage({ params }: ResourcePageProps) {
  const { resource, reference } = await getResource(params);
  return (
    <DocsPage
      title={resource.name}
      description="What these operations take, answer and refuse."
      path={`/docs/api/${resource.slug}`}
    >
      {resource.operations.map((operation) => (
        <OperationView key={operation.id} operation={operation} reference={reference} />
      ))}
      {resource.objects.map((name) => (
        <ObjectView key={name} name={name} reference={reference} />
      ))}
    </DocsPage>
  );
}

import { AnchorHeading } from "@/components/docs/docs-section";
import { FieldList, fieldsOf } from "@/components/docs/field-list";
import type { Reference } from "@/components/docs/reference";

interface ObjectViewProps {
  name: string;
  reference: Reference;
}

/** The fields of an object that operations answer with. */
export function ObjectView({ name, reference }: ObjectViewProps) {
  return (
    <section aria-labelledby={name} className="border-t border-line py-10">
      <AnchorHeading id={name}>The {name} object</AnchorHeading>
      <div className="mt-4 max-w-2xl">
        <FieldList fields={fieldsOf(reference.schemas[name] ?? {})} mark="optional" hrefs={reference.hrefs} />
      </div>
    </section>
  );
}

import { Link } from "@/components/ui/link";

interface CredentialNameProps {
  /** Of an API key or a partner. */
  id: string;
  name: string;
}

/** A key or partner by its name, with its id on hover and the way to the list where it stands. */
export function CredentialName({ id, name }: CredentialNameProps) {
  const href = id.startsWith("par_") ? "/developers/partners" : "/developers/api-keys";
  return (
    <span title={id} className="wrap-anywhere">
      <Link href={href} variant="quiet">
        {name}
      </Link>
    </span>
  );
}

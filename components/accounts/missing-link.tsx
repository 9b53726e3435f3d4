import { Alert } from "@/components/ui/alert";

/** For somebody who came without the token of an e-mail. */
export function MissingLink() {
  return (
    <Alert tone="warning" title="This address is incomplete">
      Open the link of the e-mail once more, or copy all of it.
    </Alert>
  );
}

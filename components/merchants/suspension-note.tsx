import { Alert } from "@/components/ui/alert";

/** Above every page of a business that the platform has closed. */
export function SuspensionNote() {
  return (
    <Alert tone="danger" title="The platform has suspended this business" className="mb-6">
      New invoices cannot be made, and open checkouts ask for no money. What arrives is still credited and
      settled. Owners and admins find the reason in the audit log.
    </Alert>
  );
}

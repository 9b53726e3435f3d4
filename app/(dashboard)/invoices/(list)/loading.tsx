import { ListLoading } from "@/app/(dashboard)/list-loading";

export default function LoadingInvoices() {
  return <ListLoading title="Invoices" />;
}

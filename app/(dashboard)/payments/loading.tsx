import { ListLoading } from "@/app/(dashboard)/list-loading";

export default function LoadingPayments() {
  return <ListLoading title="Payments" />;
}

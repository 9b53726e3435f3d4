import { ListLoading } from "@/app/(dashboard)/list-loading";

export default function LoadingSettlements() {
  return <ListLoading title="Settlements" />;
}

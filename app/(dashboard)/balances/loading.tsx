import { ListLoading } from "@/app/(dashboard)/list-loading";

export default function LoadingBalances() {
  return <ListLoading title="Balances" />;
}

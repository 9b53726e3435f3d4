import { ListLoading } from "@/app/(dashboard)/list-loading";

export default function LoadingAPIKeys() {
  return <ListLoading title="API keys" />;
}

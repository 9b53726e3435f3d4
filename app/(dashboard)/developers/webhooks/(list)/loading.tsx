import { ListLoading } from "@/app/(dashboard)/list-loading";

export default function LoadingWebhooks() {
  return <ListLoading title="Webhooks" />;
}

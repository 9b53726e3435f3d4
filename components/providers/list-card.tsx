import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import type { Column } from "@/components/data/column";
import type { ListPlace } from "@/components/data/cursor-trail";
import { DataTable } from "@/components/data/data-table";
import { ListFooter } from "@/components/data/list-footer";
import { LoadFailure } from "@/components/providers/load-failure";
import { Card } from "@/components/ui/card";

export interface ListCardProps<Row> {
  /** Names the table for screen readers. */
  label: string;
  list: UseQueryResult<{ data: Row[]; next_cursor: string | null }, unknown>;
  columns: readonly Column<Row>[];
  /** Makes each row a link. */
  rowHref?: (row: Row) => string;
  empty: ReactNode;
  /** The list's page, and its filters, which stay on while stepping. */
  path: string;
  params?: Readonly<Record<string, string | undefined>>;
  place: ListPlace;
  /** What is counted: ["invoice", "invoices"]. */
  noun: readonly [one: string, many: string];
  className?: string;
}

/** One page of a list that was asked for: its rows and the steps to others, or why it could not be loaded. */
export function ListCard<Row extends { id: string }>(props: ListCardProps<Row>) {
  const { label, list, columns, rowHref, empty, path, params, place, noun, className } = props;
  if (list.isError) return <LoadFailure error={list.error} onRetry={() => void list.refetch()} />;
  return (
    <Card padding="none" className={className}>
      <DataTable
        label={label}
        columns={columns}
        rows={list.data?.data ?? []}
        rowKey={({ id }) => id}
        rowHref={rowHref}
        loading={list.isPending}
        empty={empty}
        footer={<ListFooter path={path} params={params} place={place} list={list.data} noun={noun} />}
      />
    </Card>
  );
}

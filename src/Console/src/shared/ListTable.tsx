import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table, { type TableProps } from '@cloudscape-design/components/table';
import type { ReactNode } from 'react';
import { Refusal } from './Refusal';
import type { CallState } from './useCall';

interface Properties<T> {
  title: string;
  description?: ReactNode;
  call: CallState<T[]>;
  trackBy: (item: T) => string;
  columns: TableProps.ColumnDefinition<T>[];
  empty: string;
  actions?: ReactNode;
  /** The chosen one, when one can be chosen. */
  chosen?: T | null;
  onChoose?: (item: T | null) => void;
}

/** A list that one call brings, with what can be done about it. */
export function ListTable<T>({ title, description, call, trackBy, columns, empty, actions, chosen, onChoose }: Properties<T>) {
  const items = call.data ?? [];
  const buttons = (
    <SpaceBetween direction="horizontal" size="xs">
      <Button iconName="refresh" ariaLabel={`Refresh: ${title}`} onClick={call.reload} />
      {actions}
    </SpaceBetween>
  );
  return (
    <SpaceBetween size="s">
      <Refusal error={call.error} />
      <Table
        items={items} columnDefinitions={columns} trackBy={trackBy} loading={call.loading && !call.data} loadingText="Loading" wrapLines
        selectionType={onChoose && 'single'} selectedItems={chosen ? items.filter((item) => trackBy(item) === trackBy(chosen)) : []}
        onSelectionChange={({ detail }) => onChoose?.(detail.selectedItems[0] ?? null)}
        ariaLabels={{ tableLabel: title, selectionGroupLabel: title, itemSelectionLabel: (_, item) => `Choose ${trackBy(item)}` }}
        header={<Header variant="h2" counter={`(${items.length})`} description={description} actions={buttons}>{title}</Header>}
        empty={<Box textAlign="center">{empty}</Box>}
      />
    </SpaceBetween>
  );
}

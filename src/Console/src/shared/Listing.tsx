import { useCollection } from '@cloudscape-design/collection-hooks';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import Pagination from '@cloudscape-design/components/pagination';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table, { type TableProps } from '@cloudscape-design/components/table';
import TextFilter from '@cloudscape-design/components/text-filter';
import type { ReactNode } from 'react';
import { Refusal } from './Refusal';
import type { StreamState } from './useStream';

/** A column: what it reads of a row is shown and sorted by. */
export interface Column<T> {
  id: string;
  header: string;
  read: (row: T) => string | undefined;
  /** Where the text leads to. */
  href?: (row: T) => string | undefined;
  /** Whether it names the row. */
  heading?: boolean;
  /** What is shown in place of the text. */
  cell?: (row: T) => ReactNode;
}

interface Properties<T> {
  title: string;
  description?: string;
  /** What the rows are, such as "roles". */
  words: string;
  list: StreamState<T>;
  columns: Column<T>[];
  idOf: (row: T) => string;
  /** What a filter looks at. */
  searched: (row: T) => string;
  /** Buttons, told which rows are chosen. Without them no row can be chosen. */
  actions?: (chosen: T[]) => ReactNode;
  buttons?: ReactNode;
  /** The whole page, or a part of one. */
  variant?: 'full-page' | 'container';
}

/** A list with a filter, sorting and pages, shown while it comes. */
export function Listing<T>({ title, description, words, list, columns, idOf, searched, actions, buttons, variant = 'container' }: Properties<T>) {
  const { items, collectionProps, filterProps, filteredItemsCount, paginationProps } = useCollection(list.rows, {
    filtering: {
      filteringFunction: (row, filter) => searched(row).toLowerCase().includes(filter.toLowerCase()),
      empty: <Box textAlign="center">{list.error ? `The ${words} are not known` : `No ${words} yet`}</Box>,
      noMatch: <Box textAlign="center">None of the {words} matches</Box>,
    },
    pagination: { pageSize: variant === 'full-page' ? 20 : 10 },
    sorting: {},
    selection: { keepSelection: true, trackBy: idOf },
  });
  const controls = (
    <SpaceBetween direction="horizontal" size="xs">
      <Button iconName="refresh" ariaLabel={`Refresh ${words}`} onClick={list.reload} />
      {actions?.([...(collectionProps.selectedItems ?? [])])}
      {buttons}
    </SpaceBetween>
  );
  return (
    <SpaceBetween size="m">
      <Refusal error={list.error} />
      <Table
        {...collectionProps}
        {...(actions ? { selectionType: 'multi' as const } : {})}
        items={items} columnDefinitions={columns.map(definition)} trackBy={idOf} variant={variant} wrapLines stickyHeader={variant === 'full-page'}
        loading={list.loading && list.rows.length === 0} loadingText={`Loading ${words}`}
        ariaLabels={{
          tableLabel: title, selectionGroupLabel: `Choose ${words}`, allItemsSelectionLabel: () => 'Choose all', itemSelectionLabel: (_, row) => `Choose ${idOf(row)}`,
        }}
        header={
          <Header variant={variant === 'full-page' ? 'h1' : 'h2'} counter={`(${list.rows.length}${list.loading ? '…' : ''})`} description={description} actions={controls}>
            {title}
          </Header>
        }
        filter={
          (list.rows.length > 10 || variant === 'full-page') && (
            <TextFilter
              {...filterProps} filteringPlaceholder={`Find ${words}`} filteringAriaLabel={`Find ${words}`} filteringClearAriaLabel="Clear"
              countText={`${filteredItemsCount} found`}
            />
          )
        }
        pagination={paginationProps.pagesCount > 1 && <Pagination {...paginationProps} />}
      />
    </SpaceBetween>
  );
}

function definition<T>({ id, header, read, href, heading = false, cell }: Column<T>): TableProps.ColumnDefinition<T> {
  const show = (row: T) => {
    const [text, to] = [read(row) || '–', href?.(row)];
    return to ? <Link href={to}>{text}</Link> : text;
  };
  return { id, header, isRowHeader: heading, cell: cell ?? show, sortingComparator: (a, b) => (read(a) ?? '').localeCompare(read(b) ?? '') };
}

import { useCollection } from '@cloudscape-design/collection-hooks';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import CollectionPreferences, { type CollectionPreferencesProps } from '@cloudscape-design/components/collection-preferences';
import Header from '@cloudscape-design/components/header';
import Pagination from '@cloudscape-design/components/pagination';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import TextFilter from '@cloudscape-design/components/text-filter';
import { useEffect, useState } from 'react';
import { useSession } from '../../session/Session';
import { Refusal } from '../../shared/Refusal';
import { linkTo } from '../../shared/useRoute';
import { columns, listedColumns, searched } from './columns';
import { KeyActionsButton } from './KeyActionsButton';
import { KnownOfKeys } from './KnownOfKeys';
import { useKeys } from './useKeys';

const shown = ['aliases', 'id', 'state', 'type', 'spec', 'usage'];

/** The account's keys in this Region. */
export function Keys() {
  const { kms } = useSession();
  const { list, rows, listing, error, reload } = useKeys(kms);
  const [preferences, setPreferences] = useState<CollectionPreferencesProps.Preferences>({
    pageSize: 20, contentDisplay: columns.map(({ id }) => ({ id: id!, visible: shown.includes(id!) })),
  });
  const { items, collectionProps, filterProps, filteredItemsCount, paginationProps } = useCollection(rows, {
    filtering: {
      filteringFunction: (row, filter) => searched(row).includes(filter.toLowerCase()),
      empty: <Box textAlign="center">No keys yet</Box>,
      noMatch: <Box textAlign="center">No key matches</Box>,
    },
    pagination: { pageSize: preferences.pageSize ?? 20 },
    sorting: {},
    selection: { keepSelection: true, trackBy: 'id' },
  });
  const chosen = collectionProps.selectedItems ?? [];
  const showsUse = preferences.contentDisplay?.some(({ id, visible }) => id === 'lastUsed' && visible) ?? false;
  const visible = items.map(({ id }) => id);
  useEffect(() => {
    list?.details.want(visible);
    if (showsUse) {
      list?.uses.want(visible);
    }
  }, [list, showsUse, visible.join()]);

  const sortedBy = (collectionProps.sortingColumn as { id?: string } | undefined)?.id;
  const looksInside = filterProps.filteringText !== '' || (sortedBy !== undefined && !listedColumns.includes(sortedBy));
  const buttons = (
    <SpaceBetween direction="horizontal" size="xs">
      <Button iconName="refresh" ariaLabel="Refresh" onClick={reload} />
      <KeyActionsButton
        targets={chosen.map(({ id }) => ({ id, state: list?.details.get(id)?.KeyState }))}
        onChanged={(ids) => list?.details.renew(ids)}
      />
      <Button variant="primary" href={linkTo('create-key')}>Create key</Button>
    </SpaceBetween>
  );

  return (
    <>
      <Refusal error={error} />
      <Table
        {...collectionProps}
        items={items} columnDefinitions={columns} columnDisplay={preferences.contentDisplay ?? []}
        variant="full-page" selectionType="multi" loading={listing && rows.length === 0} loadingText="Loading keys" stickyHeader
        ariaLabels={{
          tableLabel: 'Customer managed keys', selectionGroupLabel: 'Choose keys', allItemsSelectionLabel: () => 'Choose all',
          itemSelectionLabel: (_, row) => `Choose ${row.id}`,
        }}
        header={
          <Header
            variant="h1" counter={chosen.length > 0 ? `(${chosen.length}/${rows.length})` : `(${rows.length}${listing ? '+' : ''})`} actions={buttons}
            description={list && looksInside && <KnownOfKeys list={list} rows={rows} sorted={sortedBy === 'lastUsed' ? list.uses : list.details} />}
          >
            Customer managed keys
          </Header>
        }
        filter={
          <TextFilter
            {...filterProps} filteringPlaceholder="Find keys by alias, id, state, spec or usage" filteringAriaLabel="Find keys"
            countText={`${filteredItemsCount} found`}
          />
        }
        pagination={<Pagination {...paginationProps} />}
        preferences={
          <CollectionPreferences
            title="Preferences" confirmLabel="Confirm" cancelLabel="Cancel" preferences={preferences}
            onConfirm={({ detail }) => setPreferences(detail)}
            pageSizePreference={{ options: [20, 50, 100].map((value) => ({ value, label: `${value} keys` })) }}
            contentDisplayPreference={{ options: columns.map(({ id, header }) => ({ id: id!, label: String(header), alwaysVisible: id === 'id' })) }}
          />
        }
      />
    </>
  );
}

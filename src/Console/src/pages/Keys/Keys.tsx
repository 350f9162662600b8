import { useCollection } from '@cloudscape-design/collection-hooks';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import CollectionPreferences, { type CollectionPreferencesProps } from '@cloudscape-design/components/collection-preferences';
import Header from '@cloudscape-design/components/header';
import Pagination from '@cloudscape-design/components/pagination';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import TextFilter from '@cloudscape-design/components/text-filter';
import { useState } from 'react';
import { useSession } from '../../session/Session';
import { Refusal } from '../../shared/Refusal';
import { useCall } from '../../shared/useCall';
import { linkTo } from '../../shared/useRoute';
import { columns, searched } from './columns';
import { ConfirmAction } from './ConfirmAction';
import { type KeyAction, keyActions } from './keyActions';
import { type KeyRow, loadKeys } from './loadKeys';

const shown = ['aliases', 'id', 'state', 'type', 'spec', 'usage'];

/** The account's keys in this Region. */
export function Keys() {
  const { kms } = useSession();
  const [partial, setPartial] = useState<KeyRow[]>([]);
  const call = useCall((signal) => loadKeys(kms, signal, setPartial), []);
  const [action, setAction] = useState<KeyAction | null>(null);
  const [preferences, setPreferences] = useState<CollectionPreferencesProps.Preferences>({
    pageSize: 20, contentDisplay: columns.map(({ id }) => ({ id: id!, visible: shown.includes(id!) })),
  });
  const rows = call.loading ? partial : (call.data ?? []);
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
  const buttons = (
    <SpaceBetween direction="horizontal" size="xs">
      <Button iconName="refresh" ariaLabel="Refresh" onClick={call.reload} />
      <ButtonDropdown
        disabled={chosen.length === 0}
        items={keyActions.map(({ id, title }) => ({ id, text: title }))}
        onItemClick={({ detail }) => setAction(keyActions.find(({ id }) => id === detail.id) ?? null)}
      >
        Key actions
      </ButtonDropdown>
      <Button variant="primary" href={linkTo('create-key')}>Create key</Button>
    </SpaceBetween>
  );

  return (
    <>
      <Refusal error={call.error} />
      <Table
        {...collectionProps}
        items={items} columnDefinitions={columns} columnDisplay={preferences.contentDisplay ?? []}
        variant="full-page" selectionType="multi" loading={call.loading && rows.length === 0} loadingText="Loading keys" stickyHeader
        ariaLabels={{
          tableLabel: 'Customer managed keys', selectionGroupLabel: 'Choose keys', allItemsSelectionLabel: () => 'Choose all',
          itemSelectionLabel: (_, row) => `Choose ${row.id}`,
        }}
        header={<Header variant="h1" counter={`(${rows.length})`} actions={buttons}>Customer managed keys</Header>}
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
      {action && (
        <ConfirmAction
          action={action} keyIds={chosen.map(({ id }) => id)} onClose={() => setAction(null)}
          onDone={() => {
            setAction(null);
            call.reload();
          }}
        />
      )}
    </>
  );
}

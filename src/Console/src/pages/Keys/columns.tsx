import Link from '@cloudscape-design/components/link';
import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import type { TableProps } from '@cloudscape-design/components/table';
import { isSymmetric, regionality } from '../../shared/keyFacts';
import { time } from '../../shared/times';
import { linkTo } from '../../shared/useRoute';
import type { KeyRow } from './KeyList';

const kinds: Record<string, StatusIndicatorProps.Type> = {
  Enabled: 'success', Disabled: 'stopped', PendingDeletion: 'warning', PendingReplicaDeletion: 'warning', PendingImport: 'pending', Unavailable: 'error',
  Creating: 'in-progress', Updating: 'in-progress',
};

/** A key's state with the sign that belongs to it. */
export function KeyStateSign({ state }: { state: string | undefined }) {
  return state ? <StatusIndicator type={kinds[state] ?? 'info'}>{words(state)}</StatusIndicator> : <>–</>;
}

const words = (state: string) => state.replace(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

// What is not known stands behind what is.
const last = '\uffff';

const text = (id: string, header: string, read: (row: KeyRow) => string | undefined): TableProps.ColumnDefinition<KeyRow> => ({
  id, header,
  cell: (row) => read(row) || '–',
  sortingComparator: (a, b) => (read(a) || last).localeCompare(read(b) || last),
});

/** The columns that need no more than the list; all others need a key to be described. */
export const listedColumns = ['aliases', 'id'];

/** The columns of the list, in order. */
export const columns: TableProps.ColumnDefinition<KeyRow>[] = [
  text('aliases', 'Aliases', (row) => row.aliases.map((name) => name.replace('alias/', '')).join(', ')),
  {
    id: 'id', header: 'Key id', isRowHeader: true,
    cell: (row) => <Link href={linkTo('key', row.id)}>{row.id}</Link>,
    sortingComparator: (a, b) => a.id.localeCompare(b.id),
  },
  {
    ...text('state', 'Status', (row) => row.metadata?.KeyState),
    cell: (row) => <KeyStateSign state={row.metadata?.KeyState} />,
  },
  text('type', 'Key type', ({ metadata }) => metadata && (isSymmetric(metadata.KeySpec) ? 'Symmetric' : 'Asymmetric')),
  text('spec', 'Key spec', (row) => row.metadata?.KeySpec),
  text('usage', 'Key usage', (row) => row.metadata?.KeyUsage),
  text('regionality', 'Regionality', ({ metadata }) => metadata && regionality(metadata)),
  text('lastUsed', 'Last used', ({ lastUse }) => lastUse && (lastUse.Timestamp ? `${time(lastUse.Timestamp)} (${lastUse.Operation})` : 'Never')),
  text('origin', 'Origin', (row) => row.metadata?.Origin),
  text('created', 'Created', (row) => row.metadata?.CreationDate?.toISOString().slice(0, 10)),
  text('deletion', 'Deletion date', (row) => row.metadata?.DeletionDate?.toISOString().slice(0, 10)),
  text('description', 'Description', (row) => row.metadata?.Description),
];

/** What a filter looks at. */
export const searched = (row: KeyRow) =>
  [row.id, ...row.aliases, row.metadata?.KeyState, row.metadata?.KeySpec, row.metadata?.KeyUsage, row.metadata?.Description].join(' ').toLowerCase();

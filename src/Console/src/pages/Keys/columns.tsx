import Link from '@cloudscape-design/components/link';
import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import type { TableProps } from '@cloudscape-design/components/table';
import { linkTo } from '../../shared/useRoute';
import type { KeyRow } from './loadKeys';

const kinds: Record<string, StatusIndicatorProps.Type> = {
  Enabled: 'success', Disabled: 'stopped', PendingDeletion: 'warning', PendingImport: 'pending', Unavailable: 'error',
};

/** A key's state with the sign that belongs to it. */
export function KeyStateSign({ state }: { state: string | undefined }) {
  return state ? <StatusIndicator type={kinds[state] ?? 'info'}>{words(state)}</StatusIndicator> : <>–</>;
}

const words = (state: string) => state.replace(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

const text = (id: string, header: string, read: (row: KeyRow) => string | undefined): TableProps.ColumnDefinition<KeyRow> => ({
  id, header,
  cell: (row) => read(row) || '–',
  sortingComparator: (a, b) => (read(a) ?? '').localeCompare(read(b) ?? ''),
});

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
  text('type', 'Key type', (row) => row.metadata?.KeySpec && (/^(SYM|HMAC)/.test(row.metadata.KeySpec) ? 'Symmetric' : 'Asymmetric')),
  text('spec', 'Key spec', (row) => row.metadata?.KeySpec),
  text('usage', 'Key usage', (row) => row.metadata?.KeyUsage),
  text('regionality', 'Regionality', (row) => row.metadata && (row.metadata.MultiRegion ? 'Multi-Region' : 'Single Region')),
  text('description', 'Description', (row) => row.metadata?.Description),
];

/** What a filter looks at. */
export const searched = (row: KeyRow) =>
  [row.id, ...row.aliases, row.metadata?.KeyState, row.metadata?.KeySpec, row.metadata?.KeyUsage, row.metadata?.Description].join(' ').toLowerCase();

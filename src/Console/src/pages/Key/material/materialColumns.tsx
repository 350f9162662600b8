import type { KeyMetadata, RotationsListEntry } from '@aws-sdk/client-kms';
import Box from '@cloudscape-design/components/box';
import type { TableProps } from '@cloudscape-design/components/table';
import { time } from '../../../shared/times';

type Column = TableProps.ColumnDefinition<RotationsListEntry>;

const columns: Column[] = [
  { id: 'id', header: 'Key material id', isRowHeader: true, cell: (material) => <Named {...material} /> },
  { id: 'state', header: 'State', cell: ({ KeyMaterialState }) => KeyMaterialState ?? '–' },
  { id: 'rotated', header: 'Rotated', cell: ({ RotationDate, RotationType }) => (RotationDate ? `${time(RotationDate)} (${RotationType})` : '–') },
];

const importColumns: Column[] = [
  { id: 'import', header: 'Import', cell: ({ ImportState }) => ImportState ?? '–' },
  { id: 'expires', header: 'Expires', cell: ({ ValidTo, ExpirationModel }) => (ValidTo ? time(ValidTo) : ExpirationModel ?? '–') },
];

/** What is told of each key material; of imported ones more. */
export const materialColumns = (imported: boolean) => (imported ? [...columns, ...importColumns] : columns);

/** What is told of a key that has one key material and no list of them. */
export function theOneMaterial({ KeyState, ValidTo }: KeyMetadata): string {
  if (KeyState === 'PendingImport') {
    return 'This key has one key material. It is not imported.';
  }
  return `This key has one key material. It is here${ValidTo ? ` and expires ${time(ValidTo)}` : ''}.`;
}

function Named({ KeyMaterialId, KeyMaterialDescription }: RotationsListEntry) {
  return (
    <>
      {KeyMaterialDescription && <Box fontWeight="bold">{KeyMaterialDescription}</Box>}
      <span title={KeyMaterialId}>{KeyMaterialId?.slice(0, 16)}…</span>
    </>
  );
}

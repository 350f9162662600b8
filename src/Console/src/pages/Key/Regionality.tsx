import { type MultiRegionKey, ReplicateKeyCommand, UpdatePrimaryRegionCommand } from '@aws-sdk/client-kms';
import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useSession } from '../../session/Session';
import { Ask } from '../../shared/Ask';
import { ListTable } from '../../shared/ListTable';
import { TextField } from '../../shared/TextField';
import type { KeyTabProperties } from './keyTabs';

interface Related extends MultiRegionKey {
  kind: string;
}

/** A multi-Region key's primary and replicas. */
export function Regionality({ keyId, metadata, reload }: KeyTabProperties) {
  const { kms, region } = useSession();
  const [chosen, setChosen] = useState<Related | null>(null);
  const [asking, setAsking] = useState<'replicate' | 'move' | null>(null);
  const [form, setForm] = useState({ region: '', description: '' });
  const configuration = metadata.MultiRegionConfiguration;
  const isPrimary = configuration?.MultiRegionKeyType === 'PRIMARY';
  const data: Related[] = [
    ...(configuration?.PrimaryKey ? [{ ...configuration.PrimaryKey, kind: 'Primary' }] : []),
    ...(configuration?.ReplicaKeys ?? []).map((key) => ({ ...key, kind: 'Replica' })),
  ];
  const enabled = metadata.KeyState === 'Enabled';
  const why = enabled ? 'Only the primary key is replicated: sign in to its Region.' : 'The key is not enabled.';
  const common = { onDone: reload, onClose: () => setAsking(null) };
  return (
    <>
      <ListTable
        title="Related keys" description="One key id and one key material in several Regions; policy, aliases, tags and grants of their own."
        call={{ data, error: undefined, loading: false, reload }} trackBy={({ Region }) => Region!} empty="No related keys" chosen={chosen} onChoose={setChosen}
        columns={[
          { id: 'region', header: 'Region', isRowHeader: true, cell: ({ Region }) => `${Region}${Region === region ? ' (here)' : ''}` },
          { id: 'kind', header: 'Kind', cell: ({ kind }) => kind },
          { id: 'arn', header: 'ARN', cell: ({ Arn }) => Arn },
        ]}
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <Button
              disabled={!enabled || !isPrimary || chosen?.kind !== 'Replica'}
              disabledReason={enabled && isPrimary ? 'Choose the replica that becomes the primary.' : why}
              onClick={() => setAsking('move')}
            >
              Make it the primary
            </Button>
            <Button disabled={!enabled || !isPrimary} disabledReason={why} onClick={() => setAsking('replicate')}>Create replica</Button>
          </SpaceBetween>
        }
      />
      {asking === 'replicate' && (
        <Ask
          title="Create replica" confirm="Create replica" ready={/^[a-z]{2}(-[a-z]+)+-\d$/.test(form.region.trim())} {...common}
          run={() => kms.send(new ReplicateKeyCommand({ KeyId: keyId, ReplicaRegion: form.region.trim(), Description: form.description }))}
        >
          <TextField name="replicaRegion" label="Region" placeholder="eu-central-1" value={form.region} onChange={(value) => setForm({ ...form, region: value })} />
          <TextField
            name="replicaDescription" label="Description" description="Of the replica, which has one of its own."
            value={form.description} onChange={(description) => setForm({ ...form, description })}
          />
          <Alert type="info">The replica begins with the default key policy, without aliases and tags. Sign in to its Region to change that.</Alert>
        </Ask>
      )}
      {asking === 'move' && (
        <Ask
          title={`Make ${chosen?.Region} the primary Region?`} confirm="Change the primary Region" {...common}
          run={() => kms.send(new UpdatePrimaryRegionCommand({ KeyId: keyId, PrimaryRegion: chosen?.Region }))}
        >
          <Box>The key in {chosen?.Region} becomes the primary, and this one a replica. Rotation and replication are then asked for there.</Box>
        </Ask>
      )}
    </>
  );
}

import { DisableKeyRotationCommand, EnableKeyRotationCommand, GetKeyRotationStatusCommand, RotateKeyOnDemandCommand } from '@aws-sdk/client-kms';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Checkbox from '@cloudscape-design/components/checkbox';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useSession } from '../../../session/Session';
import { Ask } from '../../../shared/Ask';
import { Refusal } from '../../../shared/Refusal';
import { time } from '../../../shared/times';
import { useCall } from '../../../shared/useCall';
import type { KeyTabProperties } from '../keyTabs';

/** Automatic rotation, and rotation now. */
export function Rotation({ keyId, metadata, reload }: KeyTabProperties) {
  const { kms } = useSession();
  const automatic = metadata.Origin === 'AWS_KMS';
  const status = useCall(
    async (abortSignal) => (automatic ? kms.send(new GetKeyRotationStatusCommand({ KeyId: keyId }), { abortSignal }) : undefined),
    [keyId, metadata.KeyState, metadata.CurrentKeyMaterialId],
  );
  const [asking, setAsking] = useState<'now' | 'edit' | null>(null);
  const [wish, setWish] = useState({ on: false, days: '365' });
  const replica = metadata.MultiRegionConfiguration?.MultiRegionKeyType === 'REPLICA';
  const why = replica ? 'A replica is rotated by its primary.' : metadata.KeyState === 'Enabled' ? undefined : 'The key is not enabled.';
  const edit = () => {
    setWish({ on: status.data?.KeyRotationEnabled ?? false, days: String(status.data?.RotationPeriodInDays ?? 365) });
    setAsking('edit');
  };
  const goodDays = /^\d+$/.test(wish.days) && Number(wish.days) >= 90 && Number(wish.days) <= 2560;
  const save = () => (wish.on
    ? kms.send(new EnableKeyRotationCommand({ KeyId: keyId, RotationPeriodInDays: Number(wish.days) }))
    : kms.send(new DisableKeyRotationCommand({ KeyId: keyId })));
  const buttons = (
    <SpaceBetween direction="horizontal" size="xs">
      {automatic && <Button disabled={why !== undefined || !status.data} disabledReason={why} onClick={edit}>Edit automatic rotation</Button>}
      <Button disabled={why !== undefined} disabledReason={why} onClick={() => setAsking('now')}>Rotate now</Button>
    </SpaceBetween>
  );
  const done = () => {
    status.reload();
    reload();
  };
  return (
    <Container header={<Header variant="h2" actions={buttons}>Rotation</Header>}>
      <Refusal error={status.error} />
      <KeyValuePairs
        columns={3}
        items={automatic ? [
          { label: 'Automatic rotation', value: status.data?.KeyRotationEnabled ? `Every ${status.data.RotationPeriodInDays} days` : 'Off' },
          { label: 'Next rotation', value: time(status.data?.NextRotationDate) },
          { label: 'Rotation under way since', value: time(status.data?.OnDemandRotationStartDate) },
        ] : [{ label: 'Automatic rotation', value: 'Not with imported key material: import a new one and rotate to it.' }]}
      />
      {asking === 'now' && (
        <Ask
          title="Rotate this key now?" confirm="Rotate now" onDone={done} onClose={() => setAsking(null)}
          run={() => kms.send(new RotateKeyOnDemandCommand({ KeyId: keyId }))}
        >
          <Box>
            {automatic ? 'New key material encrypts from now on.' : 'The imported material that waits for it encrypts from now on.'}{' '}
            What was encrypted before is still decrypted. A key is rotated by hand 25 times at most.
          </Box>
        </Ask>
      )}
      {asking === 'edit' && (
        <Ask title="Automatic rotation" confirm="Save" run={save} ready={!wish.on || goodDays} onDone={done} onClose={() => setAsking(null)}>
          <Checkbox checked={wish.on} onChange={({ detail }) => setWish({ ...wish, on: detail.checked })}>Rotate this key automatically</Checkbox>
          <FormField label="Period in days" description="90 to 2560." errorText={!wish.on || goodDays ? '' : 'A number from 90 to 2560.'}>
            <Input type="number" inputMode="numeric" disabled={!wish.on} value={wish.days} onChange={({ detail }) => setWish({ ...wish, days: detail.value })} />
          </FormField>
        </Ask>
      )}
    </Container>
  );
}

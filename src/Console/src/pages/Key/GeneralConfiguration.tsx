import { ListAliasesCommand, type KeyMetadata, UpdateKeyDescriptionCommand } from '@aws-sdk/client-kms';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import { useState } from 'react';
import { useSession } from '../../session/Session';
import { Ask } from '../../shared/Ask';
import { Copyable } from '../../shared/Copyable';
import { isGoing, regionality } from '../../shared/keyFacts';
import { TextField } from '../../shared/TextField';
import { time } from '../../shared/times';
import { useCall } from '../../shared/useCall';
import { KeyStateSign } from '../Keys/columns';

interface Properties {
  metadata: KeyMetadata;
  reload: () => void;
}

/** What a key is, at a glance. */
export function GeneralConfiguration({ metadata: key, reload }: Properties) {
  const { kms } = useSession();
  const aliases = useCall((signal) => kms.send(new ListAliasesCommand({ KeyId: key.KeyId }), { abortSignal: signal }), [key.KeyId]);
  const [description, setDescription] = useState<string | null>(null);
  const facts = [
    { label: 'Aliases', value: aliases.error ? 'May not be listed' : aliases.data?.Aliases?.map(({ AliasName }) => AliasName).join(', ') || '–' },
    { label: 'Status', value: <KeyStateSign state={key.KeyState} /> },
    { label: 'Created', value: time(key.CreationDate) },
    { label: 'ARN', value: <Copyable text={key.Arn!} name="ARN" /> },
    { label: 'Description', value: key.Description || '–' },
    { label: 'Regionality', value: regionality(key) },
    ...(key.DeletionDate ? [{ label: 'Deletion date', value: time(key.DeletionDate) }] : []),
    ...(key.ValidTo ? [{ label: 'Key material expires', value: time(key.ValidTo) }] : []),
  ];
  const edit = (
    <Button disabled={isGoing(key.KeyState)} disabledReason="Its deletion is scheduled." onClick={() => setDescription(key.Description ?? '')}>
      Edit description
    </Button>
  );
  return (
    <Container header={<Header variant="h2" actions={edit}>General configuration</Header>}>
      <KeyValuePairs columns={3} items={facts} />
      {description !== null && (
        <Ask
          title="Edit description" confirm="Save" onClose={() => setDescription(null)} onDone={reload}
          run={() => kms.send(new UpdateKeyDescriptionCommand({ KeyId: key.KeyId, Description: description }))}
        >
          <TextField name="description" label="Description" value={description} onChange={setDescription} />
        </Ask>
      )}
    </Container>
  );
}

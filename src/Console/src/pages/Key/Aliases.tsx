import { type AliasListEntry, CreateAliasCommand, DeleteAliasCommand, paginateListAliases, UpdateAliasCommand } from '@aws-sdk/client-kms';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useSession } from '../../session/Session';
import { Ask } from '../../shared/Ask';
import { isGoing } from '../../shared/keyFacts';
import { ListTable } from '../../shared/ListTable';
import { TextField } from '../../shared/TextField';
import { time } from '../../shared/times';
import { useCall } from '../../shared/useCall';
import { collect } from '../../shared/useStream';
import type { KeyTabProperties } from './keyTabs';

/** The names under which the key is known. */
export function Aliases({ keyId, metadata, reload }: KeyTabProperties) {
  const { kms } = useSession();
  const [chosen, setChosen] = useState<AliasListEntry | null>(null);
  const [asking, setAsking] = useState<'create' | 'move' | 'delete' | null>(null);
  const [text, setText] = useState('');
  const call = useCall(
    (abortSignal) => collect(paginateListAliases({ client: kms }, { KeyId: keyId }, { abortSignal }), (page) => page.Aliases),
    [keyId],
  );
  const ask = (what: typeof asking) => {
    setText('');
    setAsking(what);
  };
  const common = {
    onDone: () => {
      setChosen(null);
      call.reload();
      reload();
    },
    onClose: () => setAsking(null),
  };
  const name = chosen?.AliasName;
  return (
    <>
      <ListTable
        title="Aliases" call={call} trackBy={({ AliasName }) => AliasName!} empty="No aliases" chosen={chosen} onChoose={setChosen}
        columns={[
          { id: 'name', header: 'Alias', isRowHeader: true, cell: ({ AliasName }) => AliasName },
          { id: 'arn', header: 'ARN', cell: ({ AliasArn }) => AliasArn },
          { id: 'changed', header: 'Last changed', cell: ({ LastUpdatedDate }) => time(LastUpdatedDate) },
        ]}
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <Button disabled={!chosen} onClick={() => ask('move')}>Point to another key</Button>
            <Button disabled={!chosen} onClick={() => ask('delete')}>Delete</Button>
            <Button disabled={isGoing(metadata.KeyState)} disabledReason="Its deletion is scheduled." onClick={() => ask('create')}>Create alias</Button>
          </SpaceBetween>
        }
      />
      {asking === 'create' && (
        <Ask
          title="Create alias" confirm="Create alias" ready={text.trim() !== ''} {...common}
          run={() => kms.send(new CreateAliasCommand({ AliasName: `alias/${text.trim()}`, TargetKeyId: keyId }))}
        >
          <TextField name="alias" label="Alias" description="Without the leading alias/. Letters, digits, and / _ -" value={text} onChange={setText} />
        </Ask>
      )}
      {asking === 'move' && (
        <Ask
          title={`Point ${name} to another key`} confirm="Point to this key" ready={text.trim() !== ''} {...common}
          run={() => kms.send(new UpdateAliasCommand({ AliasName: name, TargetKeyId: text.trim() }))}
        >
          <Box>Whoever uses {name} from now on uses the other key. It must be of the same type and usage.</Box>
          <TextField name="target" label="Key id of the other key" value={text} onChange={setText} />
        </Ask>
      )}
      {asking === 'delete' && (
        <Ask title={`Delete ${name}?`} confirm="Delete" {...common} run={() => kms.send(new DeleteAliasCommand({ AliasName: name }))}>
          <Box>Whoever uses the key by this alias can no longer find it. The key itself stays as it is.</Box>
        </Ask>
      )}
    </>
  );
}

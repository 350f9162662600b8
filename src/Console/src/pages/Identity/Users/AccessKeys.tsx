import {
  type AccessKey, type AccessKeyMetadata, CreateAccessKeyCommand, DeleteAccessKeyCommand, GetAccessKeyLastUsedCommand, paginateListAccessKeys, UpdateAccessKeyCommand,
} from '@aws-sdk/client-iam';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useState } from 'react';
import { useSession } from '../../../session/Session';
import { ConfirmDelete } from '../../../shared/ConfirmDelete';
import { Listing } from '../../../shared/Listing';
import { Refusal } from '../../../shared/Refusal';
import { time } from '../../../shared/times';
import { useAction } from '../../../shared/useCall';
import { collect, useStream } from '../../../shared/useStream';
import { NewAccessKey } from './NewAccessKey';

interface KeyRow extends AccessKeyMetadata {
  used: string;
}

/** A user's access keys. A secret is shown once, when it was made, and nowhere kept. */
export function AccessKeys({ userName }: { userName: string }) {
  const { iam } = useSession();
  const [made, setMade] = useState<AccessKey | null>(null);
  const [doomed, setDoomed] = useState<string | null>(null);
  const list = useStream<KeyRow>(async (abortSignal) => {
    const keys = await collect(paginateListAccessKeys({ client: iam }, { UserName: userName }, { abortSignal }), (page) => page.AccessKeyMetadata);
    return Promise.all(keys.map(async (key) => {
      const { AccessKeyLastUsed } = await iam.send(new GetAccessKeyLastUsedCommand({ AccessKeyId: key.AccessKeyId }), { abortSignal });
      return { ...key, used: AccessKeyLastUsed?.LastUsedDate ? `${time(AccessKeyLastUsed.LastUsedDate)}, ${AccessKeyLastUsed.ServiceName}` : 'never' };
    }));
  }, [userName]);
  const create = useAction(async () => {
    setMade((await iam.send(new CreateAccessKeyCommand({ UserName: userName }))).AccessKey!);
    list.reload();
  });
  const turn = useAction(async ({ AccessKeyId, Status }: KeyRow) => {
    await iam.send(new UpdateAccessKeyCommand({ UserName: userName, AccessKeyId, Status: Status === 'Active' ? 'Inactive' : 'Active' }));
    list.reload();
  });
  const buttonsOf = (key: KeyRow) => (
    <SpaceBetween direction="horizontal" size="xs">
      <Button variant="inline-link" ariaLabel={`${key.Status === 'Active' ? 'Deactivate' : 'Activate'} ${key.AccessKeyId}`} onClick={() => void turn.run(key)}>
        {key.Status === 'Active' ? 'Deactivate' : 'Activate'}
      </Button>
      <Button variant="inline-link" ariaLabel={`Delete ${key.AccessKeyId}`} onClick={() => setDoomed(key.AccessKeyId!)}>Delete</Button>
    </SpaceBetween>
  );
  return (
    <SpaceBetween size="m">
      <Refusal error={create.error ?? turn.error} />
      <Listing
        title="Access keys" words="access keys" list={list} idOf={({ AccessKeyId }) => AccessKeyId!} searched={({ AccessKeyId }) => AccessKeyId!}
        buttons={<Button loading={create.busy} onClick={() => void create.run()}>Create access key</Button>}
        columns={[
          { id: 'id', header: 'Access key id', read: ({ AccessKeyId }) => AccessKeyId, heading: true },
          {
            id: 'status', header: 'Status', read: ({ Status }) => Status,
            cell: ({ Status }) => <StatusIndicator type={Status === 'Active' ? 'success' : 'stopped'}>{Status}</StatusIndicator>,
          },
          { id: 'created', header: 'Created', read: ({ CreateDate }) => time(CreateDate) },
          { id: 'used', header: 'Last used', read: ({ used }) => used },
          { id: 'actions', header: 'Actions', read: () => '', cell: buttonsOf },
        ]}
      />
      {made && <NewAccessKey accessKey={made} onClose={() => setMade(null)} />}
      {doomed && (
        <ConfirmDelete
          word="access key" names={[doomed]} consequence="Whoever signs with it is refused from now on." onClose={() => setDoomed(null)}
          remove={(AccessKeyId) => iam.send(new DeleteAccessKeyCommand({ UserName: userName, AccessKeyId }))}
          onDone={() => {
            setDoomed(null);
            list.reload();
          }}
        />
      )}
    </SpaceBetween>
  );
}

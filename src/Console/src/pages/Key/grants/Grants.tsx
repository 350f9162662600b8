import { type GrantListEntry, paginateListGrants, RetireGrantCommand, RevokeGrantCommand } from '@aws-sdk/client-kms';
import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useSession } from '../../../session/Session';
import { Ask } from '../../../shared/Ask';
import { Commands } from '../../../shared/Commands';
import { ListTable } from '../../../shared/ListTable';
import { time } from '../../../shared/times';
import { useCall } from '../../../shared/useCall';
import { collect } from '../../../shared/useStream';
import type { KeyTabProperties } from '../keyTabs';
import { CreateGrant } from './CreateGrant';

/** Who may use the key by a grant. */
export function Grants({ keyId, metadata }: KeyTabProperties) {
  const { kms } = useSession();
  const [chosen, setChosen] = useState<GrantListEntry | null>(null);
  const [asking, setAsking] = useState<'create' | 'revoke' | 'retire' | null>(null);
  const [token, setToken] = useState('');
  const call = useCall(
    (abortSignal) => collect(paginateListGrants({ client: kms, pageSize: 100 }, { KeyId: keyId }, { abortSignal }), (page) => page.Grants),
    [keyId],
  );
  const common = {
    onDone: () => {
      setChosen(null);
      call.reload();
    },
    onClose: () => setAsking(null),
  };
  const enabled = metadata.KeyState === 'Enabled';
  return (
    <SpaceBetween size="s">
      {token && (
        <Alert type="success" header="The grant is made" dismissible onDismiss={() => setToken('')} dismissAriaLabel="Close">
          It holds at once. Its token is not secret, and is shown only here: <Commands title="Grant token" lines={[token]} />
        </Alert>
      )}
      <ListTable
        title="Grants" description="What is granted is allowed beside the key policy, until the grant is retired or revoked."
        call={call} trackBy={({ GrantId }) => GrantId!} empty="No grants" chosen={chosen} onChoose={setChosen}
        columns={[
          { id: 'id', header: 'Grant id', isRowHeader: true, cell: ({ GrantId, Name }) => <>{Name && <Box fontWeight="bold">{Name}</Box>}{short(GrantId!)}</> },
          { id: 'grantee', header: 'Grantee', maxWidth: 240, cell: ({ GranteePrincipal, GranteeServicePrincipal }) => GranteePrincipal ?? GranteeServicePrincipal },
          { id: 'operations', header: 'Operations', cell: ({ Operations }) => Operations?.join(', ') },
          { id: 'constraints', header: 'Constraints', cell: constraintsOf },
          { id: 'retiring', header: 'Retiring principal', maxWidth: 240, cell: ({ RetiringPrincipal }) => RetiringPrincipal ?? '–' },
          { id: 'created', header: 'Created', minWidth: 130, cell: ({ CreationDate }) => time(CreationDate) },
        ]}
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <Button disabled={!chosen} onClick={() => setAsking('retire')}>Retire</Button>
            <Button disabled={!chosen} onClick={() => setAsking('revoke')}>Revoke</Button>
            <Button disabled={!enabled} disabledReason="The key is not enabled." onClick={() => setAsking('create')}>Create grant</Button>
          </SpaceBetween>
        }
      />
      {asking === 'create' && <CreateGrant keyId={keyId} metadata={metadata} onCreated={setToken} {...common} />}
      {asking === 'revoke' && (
        <Ask
          title="Revoke this grant?" confirm="Revoke" {...common}
          run={() => kms.send(new RevokeGrantCommand({ KeyId: keyId, GrantId: chosen?.GrantId }))}
        >
          <Box>{chosen?.GranteePrincipal} can no longer use the key by it. What others granted by virtue of it stays.</Box>
        </Ask>
      )}
      {asking === 'retire' && (
        <Ask
          title="Retire this grant?" confirm="Retire" {...common}
          run={() => kms.send(new RetireGrantCommand({ KeyId: metadata.Arn, GrantId: chosen?.GrantId }))}
        >
          <Box>The grant ends because it is no longer needed. The retiring principal, the grantee when it may, and the account that made it can do so.</Box>
        </Ask>
      )}
    </SpaceBetween>
  );
}

const short = (id: string) => <span title={id}>{id.slice(0, 16)}…</span>;

function constraintsOf({ Constraints }: GrantListEntry): string {
  const pairs = (context: Record<string, string>) => Object.entries(context).map(([name, value]) => `${name}=${value}`).join(', ');
  const { EncryptionContextEquals: exact, EncryptionContextSubset: subset } = Constraints ?? {};
  return [exact && `context is ${pairs(exact)}`, subset && `context has ${pairs(subset)}`].filter(Boolean).join('; ') || '–';
}

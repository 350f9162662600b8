import { DescribeKeyCommand } from '@aws-sdk/client-kms';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import Spinner from '@cloudscape-design/components/spinner';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Tabs from '@cloudscape-design/components/tabs';
import { useState } from 'react';
import { useSession } from '../../session/Session';
import { Events } from '../../shared/Events';
import { useCall } from '../../shared/useCall';
import { KeyStateSign } from '../Keys/columns';
import { ConfirmAction } from '../Keys/ConfirmAction';
import { type KeyAction, keyActions } from '../Keys/keyActions';
import { KeyPolicy } from './KeyPolicy';
import { PublicKey } from './PublicKey';
import { Undescribed } from './Undescribed';

/** All about one key. */
export function Key({ keyId }: { keyId: string }) {
  const { kms } = useSession();
  const [action, setAction] = useState<KeyAction | null>(null);
  const call = useCall((signal) => kms.send(new DescribeKeyCommand({ KeyId: keyId }), { abortSignal: signal }), [keyId]);
  const key = call.data?.KeyMetadata;
  if (!key) {
    return call.loading ? <Spinner size="large" /> : <Undescribed keyId={keyId} error={call.error} />;
  }

  const facts = [
    { label: 'Status', value: <KeyStateSign state={key.KeyState} /> },
    { label: 'Key spec', value: key.KeySpec },
    { label: 'Key usage', value: key.KeyUsage },
    { label: 'Description', value: key.Description || '–' },
    { label: 'Created', value: key.CreationDate?.toISOString() },
    { label: 'Origin', value: key.Origin },
    { label: 'Regionality', value: key.MultiRegion ? 'Multi-Region' : 'Single Region' },
    { label: 'Algorithms', value: algorithms(key).join(', ') },
    { label: 'ARN', value: key.Arn },
  ];
  const asymmetric = !/^(SYM|HMAC)/.test(key.KeySpec ?? '');
  const buttons = keyActions.map((one) => <Button key={one.id} onClick={() => setAction(one)}>{one.title}</Button>);

  return (
    <ContentLayout header={<Header variant="h1">{keyId}</Header>}>
      <SpaceBetween size="l">
        <Container header={<Header variant="h2">General configuration</Header>}>
          <SpaceBetween size="l">
            <KeyValuePairs columns={3} items={facts} />
            <SpaceBetween direction="horizontal" size="xs">{buttons}</SpaceBetween>
          </SpaceBetween>
        </Container>
        <Tabs
          ariaLabel="Details of the key"
          tabs={[
            { id: 'policy', label: 'Key policy', content: <KeyPolicy keyId={keyId} /> },
            ...(asymmetric ? [{ id: 'public', label: 'Public key', content: <PublicKey keyId={keyId} /> }] : []),
            { id: 'activity', label: 'Activity', content: <Events resource={key.Arn!} /> },
          ]}
        />
      </SpaceBetween>
      {action && (
        <ConfirmAction
          action={action} keyIds={[keyId]} onClose={() => setAction(null)}
          onDone={() => {
            setAction(null);
            call.reload();
          }}
        />
      )}
    </ContentLayout>
  );
}

const algorithms = (key: { SigningAlgorithms?: string[]; EncryptionAlgorithms?: string[]; MacAlgorithms?: string[]; KeyAgreementAlgorithms?: string[] }) =>
  [...(key.SigningAlgorithms ?? []), ...(key.EncryptionAlgorithms ?? []), ...(key.MacAlgorithms ?? []), ...(key.KeyAgreementAlgorithms ?? [])];

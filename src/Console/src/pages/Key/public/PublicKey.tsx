import { GetPublicKeyCommand } from '@aws-sdk/client-kms';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import Container from '@cloudscape-design/components/container';
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard';
import Header from '@cloudscape-design/components/header';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useSession } from '../../../session/Session';
import { opensslEncrypt, opensslVerify } from '../../../shared/algorithms';
import { download, toPem } from '../../../shared/bytes';
import { Commands } from '../../../shared/Commands';
import { Refusal } from '../../../shared/Refusal';
import { useCall } from '../../../shared/useCall';
import { toJwk } from './jwk';
import { PresignedLink } from './PresignedLink';

/** The public half (SubjectPublicKeyInfo, RFC 5280): as PEM, DER and JWK, as a link, and what openssl does with it. */
export function PublicKey({ keyId }: { keyId: string }) {
  const { kms } = useSession();
  const [format, setFormat] = useState('pem');
  const call = useCall(async (signal) => {
    const answer = await kms.send(new GetPublicKeyCommand({ KeyId: keyId }), { abortSignal: signal });
    const der = new Uint8Array(answer.PublicKey!);
    const jwk = toJwk(der, answer.KeySpec!, keyId);
    return { answer, der, pem: toPem('PUBLIC KEY', der), jwk: jwk && `${JSON.stringify(jwk, null, 2)}\n` };
  }, [keyId]);
  if (!call.data) {
    return <Container header={<Header variant="h2">Public key</Header>}>{call.loading ? <Box>Loading…</Box> : <Refusal error={call.error} />}</Container>;
  }

  const { answer, der, pem, jwk } = call.data;
  const text = format === 'jwk' && jwk ? jwk : pem;
  const files: Record<string, () => void> = {
    pem: () => download(`${keyId}.pem`, pem, 'application/x-pem-file'),
    der: () => download(`${keyId}.der`, der),
    jwk: () => download(`${keyId}.jwk.json`, jwk!, 'application/json'),
  };
  const buttons = (
    <SpaceBetween direction="horizontal" size="xs">
      <SegmentedControl
        label="Format" selectedId={format} onChange={({ detail }) => setFormat(detail.selectedId)}
        options={[{ id: 'pem', text: 'PEM' }, { id: 'jwk', text: 'JWK', disabled: !jwk, disabledReason: 'No JWK is registered for keys of this spec.' }]}
      />
      <CopyToClipboard copyButtonText="Copy" copySuccessText="Copied" copyErrorText="The browser did not copy" textToCopy={text} />
      <Button onClick={files['pem']}>Download PEM</Button>
      <ButtonDropdown
        items={[{ id: 'der', text: 'Download DER' }, { id: 'jwk', text: 'Download JWK', disabled: !jwk }]} ariaLabel="More formats"
        onItemClick={({ detail }) => files[detail.id]?.()}
      />
    </SpaceBetween>
  );
  return (
    <SpaceBetween size="l">
      <Container header={<Header variant="h2" actions={buttons}>Public key</Header>}>
        <SpaceBetween size="m">
          <pre tabIndex={0} role="region" aria-label="Public key">{text}</pre>
          <PresignedLink keyArn={answer.KeyId!} />
        </SpaceBetween>
      </Container>
      <Container header={<Header variant="h2" description="They need nothing of this service but the public key.">Commands</Header>}>
        <SpaceBetween size="m">
          <Commands
            title="Download the public key"
            lines={[
              `aws kms get-public-key --key-id ${keyId} --query PublicKey --output text | base64 -d >public.der`,
              'openssl pkey -pubin -inform DER -in public.der -out public.pem',
            ]}
          />
          {answer.SigningAlgorithms?.map((name) => (
            <Commands key={name} title={`Verify ${name}`} lines={opensslVerify(name, { publicKey: 'public.der', message: 'message', signature: 'signature' })} />
          ))}
          {answer.EncryptionAlgorithms?.map((name) => (
            <Commands key={name} title={`Encrypt by ${name}`} lines={opensslEncrypt(name, 'public.der', 'plaintext', 'ciphertext')} />
          ))}
        </SpaceBetween>
      </Container>
    </SpaceBetween>
  );
}

import { GetPublicKeyCommand } from '@aws-sdk/client-kms';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useSession } from '../../session/Session';
import { download, toPem } from '../../shared/bytes';
import { Refusal } from '../../shared/Refusal';
import { useCall } from '../../shared/useCall';
import type { KeyTabProperties } from './keyTabs';

/** The public half, to copy and to download as PEM and DER (SubjectPublicKeyInfo, RFC 5280). */
export function PublicKey({ keyId }: KeyTabProperties) {
  const { kms } = useSession();
  const call = useCall(async (signal) => {
    const { PublicKey: der } = await kms.send(new GetPublicKeyCommand({ KeyId: keyId }), { abortSignal: signal });
    return { der: new Uint8Array(der!), pem: toPem('PUBLIC KEY', der!) };
  }, [keyId]);
  const buttons = call.data && (
    <SpaceBetween direction="horizontal" size="xs">
      <CopyToClipboard copyButtonText="Copy" copySuccessText="Copied" copyErrorText="The browser did not copy" textToCopy={call.data.pem} />
      <Button onClick={() => download(`${keyId}.pem`, call.data!.pem, 'application/x-pem-file')}>Download PEM</Button>
      <Button onClick={() => download(`${keyId}.der`, call.data!.der)}>Download DER</Button>
    </SpaceBetween>
  );

  return (
    <Container header={<Header variant="h2" actions={buttons}>Public key</Header>}>
      <Refusal error={call.error} />
      {call.data && <pre tabIndex={0} aria-label="Public key">{call.data.pem}</pre>}
    </Container>
  );
}

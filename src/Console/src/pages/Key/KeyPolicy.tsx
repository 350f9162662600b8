import { GetKeyPolicyCommand, PutKeyPolicyCommand } from '@aws-sdk/client-kms';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import { useState } from 'react';
import { useSession } from '../../session/Session';
import { Refusal } from '../../shared/Refusal';
import { useAction, useCall } from '../../shared/useCall';
import { difference } from '../../shared/difference';
import { append, pretty, stanzas } from './stanzas';

/** The key's policy: read, edited as JSON, and saved once its difference was seen. */
export function KeyPolicy({ keyId }: { keyId: string }) {
  const { kms, account } = useSession();
  const saved = useCall(async (signal) => {
    const { Policy } = await kms.send(new GetKeyPolicyCommand({ KeyId: keyId, PolicyName: 'default' }), { abortSignal: signal });
    return pretty(JSON.parse(Policy!));
  }, [keyId]);
  const [draft, setDraft] = useState<string | null>(null);
  const [reviewing, setReviewing] = useState(false);
  const save = useAction((policy: string) => kms.send(new PutKeyPolicyCommand({ KeyId: keyId, PolicyName: 'default', Policy: policy })));
  const text = draft ?? saved.data ?? '';
  const mistake = draft === null ? '' : jsonMistake(draft);
  const confirm = async () => {
    setReviewing(false);
    if (await save.run(text)) {
      setDraft(null);
      saved.reload();
    }
  };
  const buttons = (
    <SpaceBetween direction="horizontal" size="xs">
      {stanzas.map((stanza) => (
        <Button key={stanza.id} disabled={!saved.data || mistake !== ''} onClick={() => setDraft(append(text, stanza, account))}>
          Add: {stanza.title}
        </Button>
      ))}
      <Button disabled={draft === null} onClick={() => setDraft(null)}>Discard</Button>
      <Button variant="primary" loading={save.busy} disabled={draft === null || mistake !== ''} onClick={() => setReviewing(true)}>Save</Button>
    </SpaceBetween>
  );

  return (
    <Container header={<Header variant="h2" actions={buttons}>Key policy</Header>}>
      <SpaceBetween size="m">
        <Refusal error={saved.error ?? save.error} />
        <FormField label="Policy document" stretch errorText={mistake}>
          <Textarea value={text} rows={24} disabled={!saved.data} spellcheck={false} onChange={({ detail }) => setDraft(detail.value)} />
        </FormField>
      </SpaceBetween>
      {reviewing && (
        <Modal
          visible size="large" header="Save these changes?" closeAriaLabel="Close" onDismiss={() => setReviewing(false)}
          footer={<Box float="right"><Button variant="primary" onClick={() => void confirm()}>Save changes</Button></Box>}
        >
          <pre tabIndex={0} aria-label="Difference">{difference(saved.data ?? '', text).map(({ sign, text: line }) => `${sign} ${line}`).join('\n')}</pre>
        </Modal>
      )}
    </Container>
  );
}

/** What the browser says of text that is no JSON; empty for JSON. */
function jsonMistake(text: string): string {
  try {
    JSON.parse(text);
    return '';
  } catch (mistake) {
    return (mistake as Error).message;
  }
}

import { GetKeyPolicyCommand } from '@aws-sdk/client-kms';
import Button from '@cloudscape-design/components/button';
import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useEffect, useState } from 'react';
import { useSession } from '../../../session/Session';
import { jsonMistake } from '../../../shared/json';
import { JsonEditor } from '../../../shared/JsonEditor';
import { Refusal } from '../../../shared/Refusal';
import { useCall } from '../../../shared/useCall';
import type { KeyTabProperties } from '../keyTabs';
import { DefaultView } from './DefaultView';
import { buildPolicy, type PolicyParts, readParts } from './policyShape';
import { parse, PolicyWarnings } from './PolicyWarnings';
import { ReviewPolicy } from './ReviewPolicy';
import { append, pretty, stanzas } from './stanzas';

/** The key's policy: as who may do what while it has that shape, or as JSON; saved once its difference was seen. */
export function KeyPolicy({ keyId, metadata }: KeyTabProperties) {
  const { kms } = useSession();
  const account = metadata.AWSAccountId!;
  const saved = useCall(async (signal) => {
    const { Policy } = await kms.send(new GetKeyPolicyCommand({ KeyId: keyId, PolicyName: 'default' }), { abortSignal: signal });
    return pretty(JSON.parse(Policy!));
  }, [keyId]);
  const [draft, setDraft] = useState<string | null>(null);
  // What was saved here stands until the service has told it again: the editor must never fall back to the older text.
  const [stored, setStored] = useState<string | null>(null);
  useEffect(() => setStored(null), [saved.data]);
  const base = stored ?? saved.data ?? '';
  const [view, setView] = useState<string>();
  const [reviewing, setReviewing] = useState(false);
  const text = draft ?? base;
  const policy = parse(text);
  const parts = policy && readParts(policy, metadata, account);
  const shown = parts || !saved.data ? (view ?? 'default') : 'policy';
  const mistake = draft === null ? '' : jsonMistake(draft);
  const changed = draft !== null && draft !== base;
  const edit = (next: PolicyParts) => setDraft(pretty(buildPolicy(next, metadata, account, policy?.Id)));
  const addStanza = (id: string) => {
    setDraft(append(text, stanzas.find((stanza) => stanza.id === id)!, account));
    setView('policy');
  };
  const templates = stanzas.filter(({ usages }) => !usages || usages.includes(metadata.KeyUsage!));
  const buttons = (
    <SpaceBetween direction="horizontal" size="xs">
      <SegmentedControl
        label="View" selectedId={shown} onChange={({ detail }) => setView(detail.selectedId)}
        options={[
          { id: 'default', text: 'Default view', disabled: !parts, disabledReason: 'The policy says more than this view can show.' },
          { id: 'policy', text: 'Policy view' },
        ]}
      />
      <ButtonDropdown
        disabled={!saved.data || mistake !== ''} items={templates.map(({ id, title }) => ({ id, text: title }))}
        onItemClick={({ detail }) => addStanza(detail.id)}
      >
        Add statement
      </ButtonDropdown>
      <Button disabled={!changed} onClick={() => setDraft(null)}>Discard</Button>
      <Button variant="primary" disabled={!changed || mistake !== ''} onClick={() => setReviewing(true)}>Save</Button>
    </SpaceBetween>
  );

  return (
    <Container header={<Header variant="h2" actions={buttons}>Key policy</Header>}>
      <SpaceBetween size="m">
        <Refusal error={saved.error} />
        {saved.data && shown === 'default' && parts && <DefaultView parts={parts} onChange={edit} />}
        {saved.data && shown === 'policy' && (
          <FormField label="Policy document" stretch errorText={mistake}>
            <JsonEditor value={text} onChange={setDraft} label="Policy document" />
          </FormField>
        )}
        <PolicyWarnings text={text} />
      </SpaceBetween>
      {reviewing && (
        <ReviewPolicy
          keyId={keyId} before={base} after={text} onClose={() => setReviewing(false)}
          onSaved={() => {
            setStored(text);
            setDraft(null);
            saved.reload();
          }}
        />
      )}
    </Container>
  );
}

import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Spinner from '@cloudscape-design/components/spinner';
import { useState } from 'react';
import { useSession } from '../../session/Session';
import { DocumentEditor } from '../../shared/DocumentEditor';
import { pretty } from '../../shared/json';
import { Refusal } from '../../shared/Refusal';
import { useCall } from '../../shared/useCall';
import type { Bearer } from '../../shared/bearers';

interface Properties {
  bearer: Bearer;
  name: string;
  /** The policy's name; empty for one that is about to be made. */
  policy: string;
  onSaved: () => void;
  onCancel: () => void;
}

/** Writes an inline policy of a user, group or role. */
export function InlinePolicy({ bearer, name, policy, onSaved, onCancel }: Properties) {
  const { iam } = useSession();
  const [called, setCalled] = useState(policy);
  const saved = useCall(async () => (policy ? pretty(await bearer.inline(iam, name, policy)) : blankPolicy), [policy]);

  return (
    <Container header={<Header variant="h2">{policy || 'Create inline policy'}</Header>}>
      <SpaceBetween size="m">
        {!policy && <FormField label="Policy name"><Input value={called} onChange={({ detail }) => setCalled(detail.value)} /></FormField>}
        <Refusal error={saved.error} />
        {saved.loading && <Spinner />}
        {saved.data !== undefined && (
          <DocumentEditor
            label="Policy document" saved={saved.data} isNew={!policy} onSaved={onSaved} onCancel={onCancel}
            save={(text) => bearer.put(iam, name, called.trim(), text)}
          />
        )}
      </SpaceBetween>
    </Container>
  );
}

/** What a policy begins with: it allows what AWS's console proposes, nothing that there is. */
export const blankPolicy = JSON.stringify(
  { Version: '2012-10-17', Statement: [{ Sid: 'Statement1', Effect: 'Allow', Action: [], Resource: [] }] }, null, 2,
);

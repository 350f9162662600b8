import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useSession } from '../../../session/Session';
import { PolicyText } from '../../../shared/PolicyText';
import { type RoleDraft, trustOf } from './draft';

/** What is about to be made. */
export function RoleReview({ draft, edit }: { draft: RoleDraft; edit: (step: number) => void }) {
  const { account } = useSession();
  const heading = (text: string, step: number) => (
    <Header variant="h2" actions={<Button ariaLabel={`Edit ${text.toLowerCase()}`} onClick={() => edit(step)}>Edit</Button>}>{text}</Header>
  );
  const names = draft.policies.map(({ PolicyName }) => PolicyName).join(', ');
  return (
    <SpaceBetween size="l">
      <Container header={heading('Trusted entity', 0)}><PolicyText label="Trust policy" text={trustOf(draft, account)} /></Container>
      <Container header={heading('Permissions', 1)}>
        <SpaceBetween size="m">
          <KeyValuePairs
            columns={3}
            items={[
              { label: 'Managed policies', value: names || 'None' },
              { label: 'Inline policy', value: draft.hasInline ? draft.inlineName : 'None' },
              { label: 'Permissions boundary', value: draft.boundary[0]?.PolicyName ?? 'None' },
            ]}
          />
          {draft.hasInline && <PolicyText label="Inline policy" text={draft.inline} />}
        </SpaceBetween>
      </Container>
      <Container header={heading('Name and tags', 2)}>
        <KeyValuePairs
          columns={3}
          items={[
            { label: 'Role name', value: draft.name },
            { label: 'Description', value: draft.description || '–' },
            { label: 'Tags', value: draft.tags.map(({ Key, Value }) => `${Key} = ${Value}`).join(', ') || 'None' },
          ]}
        />
      </Container>
    </SpaceBetween>
  );
}

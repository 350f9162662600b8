import Checkbox from '@cloudscape-design/components/checkbox';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Tiles from '@cloudscape-design/components/tiles';
import { useSession } from '../../../session/Session';
import { JsonEditor } from '../../../shared/JsonEditor';
import { PolicyText } from '../../../shared/PolicyText';
import { type RoleDraft, trustOf } from './draft';
import type { StepProperties } from './steps';

/** Who may take the role on. */
export function TrustedEntity({ draft, change, mistake }: StepProperties) {
  const { account } = useSession();
  const choices = [
    { value: 'own', label: `This account (${account})`, description: 'Users and roles of this account whose own policies allow it.' },
    { value: 'other', label: 'Another AWS account', description: 'Users and roles of another account.' },
    { value: 'custom', label: 'Custom trust policy', description: 'A policy that you write yourself.' },
  ];
  return (
    <SpaceBetween size="l">
      <Container header={<Header variant="h2">Trusted entity</Header>}>
        <SpaceBetween size="m">
          <Tiles columns={3} value={draft.entity} items={choices} ariaLabel="Trusted entity" onChange={({ detail }) => change({ entity: detail.value as RoleDraft['entity'] })} />
          {draft.entity === 'other' && (
            <FormField label="Account id" description="12 digits." errorText={mistake.includes('account') ? mistake : ''}>
              <Input value={draft.accountId} inputMode="numeric" onChange={({ detail }) => change({ accountId: detail.value })} />
            </FormField>
          )}
          {draft.entity !== 'custom' && (
            <Checkbox
              checked={draft.needsExternalId} description="Best practice when a third party will take the role on."
              onChange={({ detail }) => change({ needsExternalId: detail.checked })}
            >
              Require external ID
            </Checkbox>
          )}
          {draft.entity !== 'custom' && draft.needsExternalId && (
            <FormField label="External ID" errorText={mistake.includes('external') ? mistake : ''}>
              <Input value={draft.externalId} spellcheck={false} onChange={({ detail }) => change({ externalId: detail.value })} />
            </FormField>
          )}
        </SpaceBetween>
      </Container>
      <Container header={<Header variant="h2">Trust policy</Header>}>
        {draft.entity === 'custom' ? (
          <FormField label="Trust policy document" stretch errorText={mistake}>
            <JsonEditor label="Trust policy document" height={300} value={draft.custom} onChange={(custom) => change({ custom })} />
          </FormField>
        ) : <PolicyText label="Trust policy" text={trustOf(draft, account)} />}
      </Container>
    </SpaceBetween>
  );
}

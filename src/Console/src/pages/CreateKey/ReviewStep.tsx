import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useSession } from '../../session/Session';
import { jsonMistake } from '../../shared/json';
import { JsonEditor } from '../../shared/JsonEditor';
import { PolicyWarnings } from '../Key/policy/PolicyWarnings';
import type { StepProperties } from './ConfigureStep';
import { policyOf } from './keyPlan';
import { isStored, originWords, usageWords } from './specs';

/** All that was chosen, and the policy that follows from it. */
export function ReviewStep({ plan, onChange }: StepProperties) {
  const { account } = useSession();
  const policy = policyOf(plan, account);
  const facts = [
    { label: 'Key type', value: plan.type === 'symmetric' ? 'Symmetric' : 'Asymmetric' },
    { label: 'Key usage', value: usageWords[plan.usage] },
    { label: 'Key spec', value: plan.spec },
    { label: 'Origin', value: originWords[plan.origin][0] },
    { label: 'Regionality', value: plan.multiRegion ? 'Multi-Region' : 'Single Region' },
    ...(isStored(plan.origin) ? [{ label: 'Custom key store', value: plan.storeId }] : []),
    { label: 'Alias', value: plan.alias ? `alias/${plan.alias}` : '–' },
    { label: 'Description', value: plan.description || '–' },
    { label: 'Tags', value: plan.tags.map(({ TagKey, TagValue }) => `${TagKey}=${TagValue ?? ''}`).join(', ') || '–' },
  ];
  const reset = <Button disabled={plan.policy === null} onClick={() => onChange({ policy: null })}>Undo my changes</Button>;
  return (
    <SpaceBetween size="l">
      <Container header={<Header variant="h2">Key</Header>}><KeyValuePairs columns={3} items={facts} /></Container>
      <Container
        header={
          <Header variant="h2" description="It follows from the administrators and users; change it here as you like." actions={reset}>Key policy</Header>
        }
      >
        <SpaceBetween size="m">
          <FormField label="Policy document" stretch errorText={jsonMistake(policy)}>
            <JsonEditor value={policy} label="Policy document" onChange={(text) => text !== policy && onChange({ policy: text })} />
          </FormField>
          <PolicyWarnings text={policy} />
        </SpaceBetween>
      </Container>
      {plan.origin === 'EXTERNAL' && <Alert type="info">The key is pending until its material is imported: that comes next.</Alert>}
    </SpaceBetween>
  );
}

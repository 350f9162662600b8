import type { KeySpec, KeyUsageType, OriginType } from '@aws-sdk/client-kms';
import Container from '@cloudscape-design/components/container';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import RadioGroup from '@cloudscape-design/components/radio-group';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Tiles from '@cloudscape-design/components/tiles';
import type { KeyPlan } from './keyPlan';
import { isStored, type KeyType, originsOf, originWords, specsOf, usagesOf, usageWords } from './specs';
import { StoreFields } from './StoreFields';

/** What every step is given. */
export interface StepProperties {
  plan: KeyPlan;
  onChange: (change: Partial<KeyPlan>) => void;
}

/** What kind of key it is, what it is for, and where its material comes from. */
export function ConfigureStep({ plan, onChange }: StepProperties) {
  return (
    <SpaceBetween size="l">
      <Container header={<Header variant="h2">Key</Header>}>
        <SpaceBetween size="l">
          <FormField label="Key type" stretch>
            <Tiles
              value={plan.type} columns={2} onChange={({ detail }) => onChange({ type: detail.value as KeyType })}
              items={[
                { value: 'symmetric', label: 'Symmetric', description: 'One secret that encrypts and decrypts, or makes and verifies MACs.' },
                { value: 'asymmetric', label: 'Asymmetric', description: 'A private key that stays here, and a public key for everyone.' },
              ]}
            />
          </FormField>
          <FormField label="Key usage" stretch>
            <RadioGroup
              value={plan.usage} onChange={({ detail }) => onChange({ usage: detail.value as KeyUsageType })}
              items={usagesOf(plan.type).map((value) => ({ value, label: usageWords[value], description: value }))}
            />
          </FormField>
          <FormField label="Key spec">
            <Select
              selectedOption={{ value: plan.spec, label: plan.spec }} options={specsOf(plan.type, plan.usage).map((value) => ({ value, label: value }))}
              ariaLabel="Key spec" onChange={({ detail }) => onChange({ spec: detail.selectedOption.value as KeySpec })}
            />
          </FormField>
        </SpaceBetween>
      </Container>
      <ExpandableSection
        variant="container" headerText="Advanced options" headerDescription="Key material origin and regionality"
        defaultExpanded={plan.origin !== 'AWS_KMS' || plan.multiRegion}
      >
        <SpaceBetween size="l">
          <FormField label="Key material origin" stretch>
            <RadioGroup
              value={plan.origin} onChange={({ detail }) => onChange({ origin: detail.value as OriginType })}
              items={originsOf(plan.spec, plan.usage).map((value) => ({ value, label: originWords[value][0], description: originWords[value][1] }))}
            />
          </FormField>
          {isStored(plan.origin) && <StoreFields plan={plan} onChange={onChange} />}
          <FormField label="Regionality" stretch>
            <RadioGroup
              value={plan.multiRegion ? 'multi' : 'single'} onChange={({ detail }) => onChange({ multiRegion: detail.value === 'multi' })}
              items={[
                { value: 'single', label: 'Single-Region key', description: 'The key stays in this Region.' },
                { value: 'multi', label: 'Multi-Region key', description: 'The key can be replicated into other Regions.', disabled: isStored(plan.origin) },
              ]}
            />
          </FormField>
        </SpaceBetween>
      </ExpandableSection>
    </SpaceBetween>
  );
}

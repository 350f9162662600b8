import type { AlgorithmSpec, KeyMetadata, WrappingKeySpec } from '@aws-sdk/client-kms';
import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import RadioGroup from '@cloudscape-design/components/radio-group';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { Refusal } from '../../shared/Refusal';
import type { ImportPlan } from './importPlan';
import { wrappingsOf, wrapsHere } from './wrapping';

/** What every step is given. */
export interface ImportStepProperties {
  metadata: KeyMetadata;
  plan: ImportPlan;
  onChange: (change: Partial<ImportPlan>) => void;
}

const keySpecs: WrappingKeySpec[] = ['RSA_4096', 'RSA_3072', 'RSA_2048'];
const option = (value: string) => ({ value, label: value });

/** By what the material is wrapped on its way here, and where. */
export function WrappingStep({ metadata, plan, onChange, refusal }: ImportStepProperties & { refusal: Error | undefined }) {
  const can = wrapsHere(plan.algorithm);
  const choose = (algorithm: AlgorithmSpec) => onChange({ algorithm, here: plan.here && wrapsHere(algorithm), file: null });
  return (
    <SpaceBetween size="l">
      <Container header={<Header variant="h2">Wrapping</Header>}>
        <SpaceBetween size="l">
          <Box>Key material is never sent in the clear: it is wrapped to a public key that the service makes for this import, good for 24 hours.</Box>
          <FormField label="Key"><Box>{metadata.KeyId} ({metadata.KeySpec})</Box></FormField>
          <FormField label="Wrapping algorithm">
            <Select
              selectedOption={option(plan.algorithm)} options={wrappingsOf(metadata.KeySpec!).map(option)} ariaLabel="Wrapping algorithm"
              onChange={({ detail }) => choose(detail.selectedOption.value as AlgorithmSpec)}
            />
          </FormField>
          <FormField label="Wrapping key spec">
            <Select
              selectedOption={option(plan.wrappingKeySpec)} options={keySpecs.map(option)} ariaLabel="Wrapping key spec"
              onChange={({ detail }) => onChange({ wrappingKeySpec: detail.selectedOption.value as WrappingKeySpec })}
            />
          </FormField>
          <FormField label="Where it is wrapped" stretch>
            <RadioGroup
              value={plan.here ? 'here' : 'outside'} onChange={({ detail }) => onChange({ here: detail.value === 'here', file: null })}
              items={[
                {
                  value: 'here', label: 'In this browser', disabled: !can,
                  description: can ? 'You choose a file with the key material; it leaves this browser wrapped.' : 'This browser cannot wrap so here: use openssl.',
                },
                {
                  value: 'outside', label: 'Outside, with openssl',
                  description: 'You download the wrapping key, wrap the material where it is, and upload what comes of it.',
                },
              ]}
            />
          </FormField>
        </SpaceBetween>
      </Container>
      <Refusal error={refusal} />
    </SpaceBetween>
  );
}

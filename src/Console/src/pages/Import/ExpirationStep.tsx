import Checkbox from '@cloudscape-design/components/checkbox';
import Container from '@cloudscape-design/components/container';
import DatePicker from '@cloudscape-design/components/date-picker';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import RadioGroup from '@cloudscape-design/components/radio-group';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { TextField } from '../../shared/TextField';
import { holdsSeveral } from './importPlan';
import type { ImportStepProperties } from './WrappingStep';

const day = 86_400_000;

/** How long the material stays, and what it becomes. */
export function ExpirationStep({ metadata, plan, onChange }: ImportStepProperties) {
  const isGood = (date: Date) => date.getTime() > Date.now() - day && date.getTime() < Date.now() + 364 * day;
  return (
    <Container header={<Header variant="h2">Expiration</Header>}>
      <SpaceBetween size="l">
        <FormField label="Key material" stretch>
          <RadioGroup
            value={plan.expires ? 'expires' : 'stays'} onChange={({ detail }) => onChange({ expires: detail.value === 'expires' })}
            items={[
              { value: 'stays', label: 'Stays until it is deleted' },
              { value: 'expires', label: 'Expires', description: 'Then the key cannot be used until the same material is imported again.' },
            ]}
          />
        </FormField>
        {plan.expires && (
          <FormField label="Expires at the end of" description="In UTC, within a year.">
            <DatePicker
              value={plan.validTo} onChange={({ detail }) => onChange({ validTo: detail.value })} isDateEnabled={isGood} placeholder="YYYY/MM/DD"
              openCalendarAriaLabel={(chosen) => (chosen ? `Choose a date, ${chosen} is chosen` : 'Choose a date')}
            />
          </FormField>
        )}
        {holdsSeveral(metadata) && (
          <>
            {metadata.CurrentKeyMaterialId && (
              <Checkbox
                checked={plan.asNew} onChange={({ detail }) => onChange({ asNew: detail.checked })}
                description="It waits until the key is rotated. Leave it off to bring back material that was there before."
              >
                This is new key material, to rotate to
              </Checkbox>
            )}
            <TextField
              name="materialDescription" label="Description of the key material" description="Optional." value={plan.description}
              onChange={(description) => onChange({ description })}
            />
          </>
        )}
      </SpaceBetween>
    </Container>
  );
}

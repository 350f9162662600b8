import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import { IamTagFields } from '../../../shared/IamTagFields';
import { nameMistake } from './draft';
import type { StepProperties } from './steps';

/** What the role is called. */
export function RoleName({ draft, change, mistake }: StepProperties) {
  return (
    <SpaceBetween size="l">
      <Container header={<Header variant="h2">Role details</Header>}>
        <SpaceBetween size="m">
          <FormField label="Role name" description="Letters, digits and + = , . @ _ -" errorText={mistake && nameMistake(draft)}>
            <Input value={draft.name} spellcheck={false} autoComplete={false} onChange={({ detail }) => change({ name: detail.value })} />
          </FormField>
          <FormField label="Description" description="Optional.">
            <Textarea value={draft.description} rows={2} onChange={({ detail }) => change({ description: detail.value })} />
          </FormField>
        </SpaceBetween>
      </Container>
      <Container header={<Header variant="h2">Tags</Header>}><IamTagFields tags={draft.tags} onChange={(tags) => change({ tags })} /></Container>
    </SpaceBetween>
  );
}

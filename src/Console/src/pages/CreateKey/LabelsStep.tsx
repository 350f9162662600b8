import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { TagFields } from '../../shared/TagFields';
import { TextField } from '../../shared/TextField';
import type { StepProperties } from './ConfigureStep';

/** What is wrong with an alias that is typed without its alias/; empty when nothing is. */
export function aliasMistake(alias: string): string {
  if (alias !== '' && !/^[\w/-]{1,250}$/.test(alias)) {
    return 'Letters, digits, and / _ - ; 250 at most.';
  }
  return alias.startsWith('aws/') ? 'Aliases that begin with aws/ are reserved.' : '';
}

/** How people find the key again. */
export function LabelsStep({ plan, onChange }: StepProperties) {
  return (
    <SpaceBetween size="l">
      <Container header={<Header variant="h2">Alias and description</Header>}>
        <SpaceBetween size="m">
          <TextField
            name="alias" label="Alias" description="Optional; without the leading alias/. It can be changed later." value={plan.alias}
            errorText={aliasMistake(plan.alias)} onChange={(alias) => onChange({ alias })}
          />
          <TextField
            name="description" label="Description" description="Optional." value={plan.description}
            onChange={(description) => onChange({ description })}
          />
        </SpaceBetween>
      </Container>
      <Container header={<Header variant="h2" description="Optional. Policies may decide by them.">Tags</Header>}>
        <TagFields tags={plan.tags} onChange={(tags) => onChange({ tags })} />
      </Container>
    </SpaceBetween>
  );
}

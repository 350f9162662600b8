import Checkbox from '@cloudscape-design/components/checkbox';
import Container from '@cloudscape-design/components/container';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { JsonEditor } from '../../../shared/JsonEditor';
import { PolicyChoice } from '../PolicyChoice';
import type { StepProperties } from './steps';

/** What the role may: managed policies, an inline one, a boundary. A key's policy can allow it more. */
export function RolePermissions({ draft, change, mistake }: StepProperties) {
  return (
    <SpaceBetween size="l">
      <Container header={<Header variant="h2" description="Optional: a key policy can give a role all that it needs.">Permissions policies</Header>}>
        <SpaceBetween size="m">
          <PolicyChoice chosen={draft.policies} onChange={(policies) => change({ policies })} />
          <Checkbox checked={draft.hasInline} onChange={({ detail }) => change({ hasInline: detail.checked })}>Write an inline policy</Checkbox>
          {draft.hasInline && (
            <SpaceBetween size="m">
              <FormField label="Inline policy name" errorText={mistake.includes('name') ? mistake : ''}>
                <Input value={draft.inlineName} spellcheck={false} onChange={({ detail }) => change({ inlineName: detail.value })} />
              </FormField>
              <FormField label="Inline policy document" stretch errorText={mistake.includes('name') ? '' : mistake}>
                <JsonEditor label="Inline policy document" height={300} value={draft.inline} onChange={(inline) => change({ inline })} />
              </FormField>
            </SpaceBetween>
          )}
        </SpaceBetween>
      </Container>
      <ExpandableSection variant="container" headerText="Permissions boundary" headerDescription="Optional: the most that the policies can allow.">
        <PolicyChoice chosen={draft.boundary} onChange={(boundary) => change({ boundary: boundary.slice(-1) })} />
      </ExpandableSection>
    </SpaceBetween>
  );
}

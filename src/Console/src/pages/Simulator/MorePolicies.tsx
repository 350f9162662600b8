import { GetKeyPolicyCommand } from '@aws-sdk/client-kms';
import Button from '@cloudscape-design/components/button';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useSession } from '../../session/Session';
import { JsonEditor } from '../../shared/JsonEditor';
import { jsonMistake, pretty } from '../../shared/json';
import { Refusal } from '../../shared/Refusal';
import { useAction } from '../../shared/useCall';
import type { PartProperties } from './Simulator';

/** Policies beside those of the principal: one that is not there yet, and the one that the resources have. */
export function MorePolicies({ question, change }: PartProperties) {
  const { kms } = useSession();
  const key = question.resources.find((arn) => /:key\//.test(arn));
  const fetch = useAction(async () => {
    const { Policy } = await kms.send(new GetKeyPolicyCommand({ KeyId: key, PolicyName: 'default' }));
    change({ resourcePolicy: pretty(Policy!) });
  });
  const mistake = (text: string) => (text ? jsonMistake(text) : '');
  return (
    <SpaceBetween size="l">
      <ExpandableSection
        key={question.principal ? 'with' : 'without'} variant="container" defaultExpanded={!question.principal} headerText="One more policy"
        headerDescription={question.principal ? 'Optional: as if the principal bore it, too.' : 'Nobody is asked: this policy alone.'}
      >
        <FormField label="Policy document" stretch errorText={mistake(question.document)}>
          <JsonEditor label="Policy document" height={260} value={question.document} onChange={(document) => change({ document })} />
        </FormField>
      </ExpandableSection>
      <ExpandableSection variant="container" headerText="Resource policy" headerDescription="Optional: the policy of the resources, such as a key policy.">
        <SpaceBetween size="m">
          <FormField label="Caller" description="A resource policy is asked about a user, by its ARN.">
            <Input value={question.caller} spellcheck={false} onChange={({ detail }) => change({ caller: detail.value })} />
          </FormField>
          <Button disabled={!key} loading={fetch.busy} onClick={() => void fetch.run()}>Take the key policy of the first key above</Button>
          <Refusal error={fetch.error} />
          <FormField label="Resource policy document" stretch errorText={mistake(question.resourcePolicy)}>
            <JsonEditor label="Resource policy document" height={260} value={question.resourcePolicy} onChange={(resourcePolicy) => change({ resourcePolicy })} />
          </FormField>
        </SpaceBetween>
      </ExpandableSection>
    </SpaceBetween>
  );
}

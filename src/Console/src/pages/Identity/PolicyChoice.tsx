import { paginateListPolicies, type Policy } from '@aws-sdk/client-iam';
import FormField from '@cloudscape-design/components/form-field';
import Multiselect from '@cloudscape-design/components/multiselect';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useSession } from '../../session/Session';
import { Refusal } from '../../shared/Refusal';
import { collect, useStream } from '../../shared/useStream';
import { kindOf } from './Policies/kinds';

interface Properties {
  without?: readonly string[];
  chosen: readonly Policy[];
  onChange: (chosen: Policy[]) => void;
}

/** Chooses among the managed policies of the account and of AWS. */
export function PolicyChoice({ without = [], chosen, onChange }: Properties) {
  const list = usePolicies();
  const offered = list.rows.filter(({ Arn }) => !without.includes(Arn!));
  const option = ({ Arn, PolicyName, Description }: Policy) => ({
    value: Arn!, label: PolicyName!, labelTag: kindOf(Arn!), ...(Description ? { description: Description } : {}),
  });
  return (
    <SpaceBetween size="m">
      <Refusal error={list.error} />
      <FormField label="Managed policies" stretch>
        <Multiselect
          options={offered.map(option)} selectedOptions={chosen.map(option)} filteringType="auto" placeholder="Choose policies" virtualScroll
          statusType={list.loading ? 'loading' : 'finished'} loadingText="Loading policies" empty="No policies" deselectAriaLabel={({ label }) => `Remove ${label}`}
          onChange={({ detail }) => {
            const arns = detail.selectedOptions.map(({ value }) => value);
            onChange([...chosen, ...offered].filter(({ Arn }, at, all) => arns.includes(Arn!) && all.findIndex((other) => other.Arn === Arn) === at));
          }}
        />
      </FormField>
    </SpaceBetween>
  );
}

/** The managed policies that there are. */
export function usePolicies() {
  const { iam } = useSession();
  return useStream<Policy>(
    (abortSignal, show) => collect(paginateListPolicies({ client: iam, pageSize: 1000 }, {}, { abortSignal }), (page) => page.Policies, show), [],
  );
}

import FormField from '@cloudscape-design/components/form-field';
import Multiselect from '@cloudscape-design/components/multiselect';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { AddLine } from './AddLine';
import type { Principal } from './usePrincipals';
import type { CallState } from './useCall';

interface Properties {
  label: string;
  description: string;
  /** ARNs. */
  chosen: readonly string[];
  onChange: (arns: string[]) => void;
  principals: CallState<Principal[]>;
}

/** Users and roles to choose from those of the account, or to type by ARN. */
export function PrincipalSelect({ label, description, chosen, onChange, principals }: Properties) {
  const known = principals.data ?? [];
  const option = ({ arn, name, kind }: Principal) => ({ value: arn, label: name, description: arn, labelTag: kind });
  const byArn = (arn: string) => {
    const found = known.find((principal) => principal.arn === arn);
    return found ? option(found) : { value: arn, label: arn };
  };
  return (
    <SpaceBetween size="xs">
      <FormField label={label} description={description} stretch>
        <Multiselect
          options={known.map(option)} selectedOptions={chosen.map(byArn)} filteringType="auto" placeholder="Choose users and roles"
          statusType={principals.loading ? 'loading' : principals.error ? 'error' : 'finished'} loadingText="Loading users and roles"
          errorText={`Users and roles cannot be listed: ${principals.error?.message ?? ''}`} empty="No users and roles" ariaLabel={label}
          onChange={({ detail }) => onChange(detail.selectedOptions.map(({ value }) => value!))}
          deselectAriaLabel={(removed) => `Remove ${removed.label}`}
        />
      </FormField>
      <AddLine
        label={`${label}: by ARN`} placeholder="arn:aws:iam::111122223333:role/SignerRole" pattern={/^arn:[\w-]+:(iam|sts)::\d{12}:\S+$/}
        mistake="The ARN of a user, a role or a session." onAdd={(arn) => onChange([...new Set([...chosen, arn])])}
      />
    </SpaceBetween>
  );
}

import Checkbox from '@cloudscape-design/components/checkbox';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { AccountsField } from '../../../shared/AccountsField';
import { PrincipalSelect } from '../../../shared/PrincipalSelect';
import type { CallState } from '../../../shared/useCall';
import { type Principal, usePrincipals } from '../../../shared/usePrincipals';
import type { PolicyParts } from './policyShape';

interface Properties {
  parts: PolicyParts;
  onChange: (parts: PolicyParts) => void;
}

interface StepProperties extends Properties {
  principals: CallState<Principal[]>;
}

/** Administrators of a key, and whether they may delete it. */
export function Administrators({ parts, onChange, principals }: StepProperties) {
  return (
    <SpaceBetween size="m">
      <PrincipalSelect
        label="Key administrators" description="They manage the key, and cannot use it." chosen={parts.administrators} principals={principals}
        onChange={(administrators) => onChange({ ...parts, administrators })}
      />
      <Checkbox
        checked={parts.administratorsMayDelete} disabled={parts.administrators.length === 0}
        onChange={({ detail }) => onChange({ ...parts, administratorsMayDelete: detail.checked })}
      >
        Key administrators may delete this key
      </Checkbox>
    </SpaceBetween>
  );
}

/** Users of a key, in this account and in others. */
export function Users({ parts, onChange, principals }: StepProperties) {
  return (
    <SpaceBetween size="l">
      <PrincipalSelect
        label="Key users" description="They use the key for cryptography." chosen={parts.users} principals={principals}
        onChange={(users) => onChange({ ...parts, users })}
      />
      <AccountsField accounts={parts.accounts} onChange={(accounts) => onChange({ ...parts, accounts })} />
    </SpaceBetween>
  );
}

/** The policy as who administers the key and who uses it. */
export function DefaultView(properties: Properties) {
  const principals = usePrincipals();
  return (
    <SpaceBetween size="l">
      <Administrators {...properties} principals={principals} />
      <Users {...properties} principals={principals} />
    </SpaceBetween>
  );
}

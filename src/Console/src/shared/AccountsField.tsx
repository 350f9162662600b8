import FormField from '@cloudscape-design/components/form-field';
import SpaceBetween from '@cloudscape-design/components/space-between';
import TokenGroup from '@cloudscape-design/components/token-group';
import { AddLine } from './AddLine';

interface Properties {
  accounts: readonly string[];
  onChange: (accounts: string[]) => void;
}

/** Other accounts, each by its 12 digits. */
export function AccountsField({ accounts, onChange }: Properties) {
  return (
    <SpaceBetween size="xs">
      <FormField label="Other accounts" description="These accounts may use the key; their own IAM policies say who of them may." stretch>
        <TokenGroup
          items={accounts.map((label) => ({ label, dismissLabel: `Remove ${label}` }))}
          onDismiss={({ detail }) => onChange(accounts.filter((_, at) => at !== detail.itemIndex))}
        />
      </FormField>
      <AddLine
        label="Add an account" placeholder="444455556666" pattern={/^\d{12}$/} mistake="An account has 12 digits."
        onAdd={(account) => onChange([...new Set([...accounts, account])])}
      />
    </SpaceBetween>
  );
}

import type { CustomKeyStoreType, XksProxyConnectivityType } from '@aws-sdk/client-kms';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import RadioGroup from '@cloudscape-design/components/radio-group';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import { fields, type StoreDraft } from './fields';

interface Properties {
  draft: StoreDraft;
  /** Whether the store is there already: its type stays, and secrets may stay empty. */
  exists: boolean;
  onChange: (draft: StoreDraft) => void;
}

/** The fields of a custom key store, those of its type. */
export function StoreFields({ draft, exists, onChange }: Properties) {
  const shown = fields.filter((field) => field.of(draft) && !(exists && field.fixed));
  return (
    <SpaceBetween size="m">
      {!exists && (
        <FormField label="Type">
          <RadioGroup
            value={draft.type} onChange={({ detail }) => onChange({ ...draft, type: detail.value as CustomKeyStoreType })}
            items={[
              { value: 'AWS_CLOUDHSM', label: 'HSM cluster (AWS_CLOUDHSM)', description: 'Keys live in a PKCS#11 token.' },
              { value: 'EXTERNAL_KEY_STORE', label: 'External key store (EXTERNAL_KEY_STORE)', description: 'Keys live behind an external key store proxy.' },
            ]}
          />
        </FormField>
      )}
      {draft.type === 'EXTERNAL_KEY_STORE' && (
        <FormField label="Proxy connectivity">
          <RadioGroup
            value={draft.connectivity} onChange={({ detail }) => onChange({ ...draft, connectivity: detail.value as XksProxyConnectivityType })}
            items={[{ value: 'PUBLIC_ENDPOINT', label: 'Public endpoint' }, { value: 'VPC_ENDPOINT_SERVICE', label: 'VPC endpoint service' }]}
          />
        </FormField>
      )}
      {shown.map(({ name, label, description, secret, long }) => {
        const common = { value: draft[name], onChange: ({ detail }: { detail: { value: string } }) => onChange({ ...draft, [name]: detail.value }), spellcheck: false };
        return (
          <FormField key={name} label={label} description={exists && secret ? 'Leave it empty to keep the one that is there.' : description}>
            {long ? <Textarea {...common} rows={8} /> : <Input {...common} type={secret ? 'password' : 'text'} autoComplete={false} />}
          </FormField>
        );
      })}
    </SpaceBetween>
  );
}

import { paginateDescribeCustomKeyStores } from '@aws-sdk/client-kms';
import FormField from '@cloudscape-design/components/form-field';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useSession } from '../../session/Session';
import { Refusal } from '../../shared/Refusal';
import { TextField } from '../../shared/TextField';
import { useCall } from '../../shared/useCall';
import { collect } from '../../shared/useStream';
import type { StepProperties } from './ConfigureStep';

/** The custom key store that a key's material shall live in. */
export function StoreFields({ plan, onChange }: StepProperties) {
  const { kms } = useSession();
  const external = plan.origin === 'EXTERNAL_KEY_STORE';
  const stores = useCall(
    (abortSignal) => collect(paginateDescribeCustomKeyStores({ client: kms }, {}, { abortSignal }), (page) => page.CustomKeyStores),
    [],
  );
  const options = (stores.data ?? [])
    .filter(({ CustomKeyStoreType }) => (CustomKeyStoreType === 'EXTERNAL_KEY_STORE') === external)
    .map((store) => ({
      value: store.CustomKeyStoreId!, label: store.CustomKeyStoreName, description: store.CustomKeyStoreId, labelTag: store.ConnectionState,
      disabled: store.ConnectionState !== 'CONNECTED', disabledReason: 'It is not connected.',
    }));
  return (
    <SpaceBetween size="m">
      <FormField label="Custom key store">
        <Select
          selectedOption={options.find(({ value }) => value === plan.storeId) ?? null} options={options} ariaLabel="Custom key store"
          placeholder="Choose a custom key store" statusType={stores.loading ? 'loading' : 'finished'} loadingText="Loading" empty="There is none of this type"
          onChange={({ detail }) => onChange({ storeId: detail.selectedOption.value! })}
        />
      </FormField>
      <Refusal error={stores.error} />
      {external && (
        <TextField
          name="xksKeyId" label="External key id" description="The id by which the proxy knows the key that is there already."
          value={plan.xksKeyId} onChange={(xksKeyId) => onChange({ xksKeyId })}
        />
      )}
    </SpaceBetween>
  );
}

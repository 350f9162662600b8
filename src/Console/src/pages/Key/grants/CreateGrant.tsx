import { CreateGrantCommand, type GrantConstraints, type GrantOperation, type KeyMetadata } from '@aws-sdk/client-kms';
import FormField from '@cloudscape-design/components/form-field';
import Multiselect from '@cloudscape-design/components/multiselect';
import RadioGroup from '@cloudscape-design/components/radio-group';
import { useState } from 'react';
import { useSession } from '../../../session/Session';
import { Ask } from '../../../shared/Ask';
import { ContextFields, contextOf, isGoodContext } from '../../../shared/ContextFields';
import { TextField } from '../../../shared/TextField';
import { grantOperations, takesConstraints } from './grantOperations';

interface Properties {
  keyId: string;
  metadata: KeyMetadata;
  onCreated: (token: string) => void;
  onDone: () => void;
  onClose: () => void;
}

type Constraint = 'none' | 'EncryptionContextSubset' | 'EncryptionContextEquals';

/** Gives a grant on the key. */
export function CreateGrant({ keyId, metadata, onCreated, onDone, onClose }: Properties) {
  const { kms } = useSession();
  const [form, setForm] = useState({ grantee: '', retiring: '', name: '' });
  const [operations, setOperations] = useState<GrantOperation[]>([]);
  const [constraint, setConstraint] = useState<Constraint>('none');
  const [context, setContext] = useState([{ name: '', value: '' }]);
  const set = (name: keyof typeof form) => (value: string) => setForm({ ...form, [name]: value });
  const constraints: { Constraints?: GrantConstraints } = constraint === 'none' ? {} : { Constraints: { [constraint]: contextOf(context) } };
  const create = async () => {
    const { GrantToken } = await kms.send(new CreateGrantCommand({
      KeyId: keyId, GranteePrincipal: form.grantee.trim(), Operations: operations, ...constraints,
      ...(form.retiring.trim() ? { RetiringPrincipal: form.retiring.trim() } : {}),
      ...(form.name.trim() ? { Name: form.name.trim() } : {}),
    }));
    onCreated(GrantToken!);
  };
  const option = (value: GrantOperation) => ({ value, label: value });
  const ready = form.grantee.trim() !== '' && operations.length > 0 && (constraint === 'none' || isGoodContext(context));
  return (
    <Ask size="large" title="Create grant" confirm="Create grant" run={create} ready={ready} onDone={onDone} onClose={onClose}>
      <TextField
        name="grantee" label="Grantee" description="The ARN of a user, a role, a session or an account." placeholder="arn:aws:iam::111122223333:role/SignerRole"
        value={form.grantee} onChange={set('grantee')}
      />
      <FormField label="Operations" stretch>
        <Multiselect
          options={grantOperations(metadata).map(option)} selectedOptions={operations.map(option)} placeholder="Choose operations" ariaLabel="Operations"
          onChange={({ detail }) => setOperations(detail.selectedOptions.map(({ value }) => value as GrantOperation))}
          deselectAriaLabel={({ label }) => `Remove ${label}`}
        />
      </FormField>
      {takesConstraints(metadata) && (
        <FormField label="Encryption context" stretch>
          <RadioGroup
            value={constraint} onChange={({ detail }) => setConstraint(detail.value as Constraint)}
            items={[
              { value: 'none', label: 'Any' },
              { value: 'EncryptionContextSubset', label: 'Must contain these pairs' },
              { value: 'EncryptionContextEquals', label: 'Must be exactly these pairs' },
            ]}
          />
        </FormField>
      )}
      {constraint !== 'none' && <ContextFields context={context} onChange={setContext} />}
      <TextField
        name="retiring" label="Retiring principal" description="Optional: who may end the grant, by ARN."
        value={form.retiring} onChange={set('retiring')}
      />
      <TextField
        name="grantName" label="Name" description="Optional: with it, the same request again makes no second grant."
        value={form.name} onChange={set('name')}
      />
    </Ask>
  );
}

import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ReactNode } from 'react';

/** An access key as it is typed; the session token is empty for a long-term one. */
export interface CredentialForm {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken: string;
}

/** Nothing typed yet. */
export const noCredentials: CredentialForm = { accessKeyId: '', secretAccessKey: '', sessionToken: '' };

/** What was typed, without the blanks that came with pasting. */
export function credentialsOf(form: CredentialForm) {
  const sessionToken = form.sessionToken.trim();
  return { accessKeyId: form.accessKeyId.trim(), secretAccessKey: form.secretAccessKey.trim(), ...(sessionToken ? { sessionToken } : {}) };
}

interface FieldProperties {
  name: string;
  label: string;
  value: string;
  onChange: (value: string) => void;
  secret?: boolean;
  description?: ReactNode;
}

/** A labelled line of text that the browser neither remembers nor corrects. */
export function TextField({ name, label, value, onChange, secret = false, description }: FieldProperties) {
  return (
    <FormField label={label} description={description} stretch>
      <Input
        value={value} name={name} type={secret ? 'password' : 'text'} autoComplete={false} spellcheck={false}
        onChange={({ detail }) => onChange(detail.value)}
      />
    </FormField>
  );
}

interface Properties {
  form: CredentialForm;
  onChange: (form: CredentialForm) => void;
  /** Whether temporary credentials are asked for, too. */
  token?: boolean;
}

/** The fields of an access key. */
export function CredentialFields({ form, onChange, token = false }: Properties) {
  const set = (name: keyof CredentialForm) => (value: string) => onChange({ ...form, [name]: value });
  return (
    <SpaceBetween size="m">
      <TextField name="accessKeyId" label="Access key id" value={form.accessKeyId} onChange={set('accessKeyId')} />
      <TextField name="secretAccessKey" label="Secret access key" secret value={form.secretAccessKey} onChange={set('secretAccessKey')} />
      {token && (
        <TextField
          name="sessionToken" label="Session token" secret description="With temporary credentials only."
          value={form.sessionToken} onChange={set('sessionToken')}
        />
      )}
    </SpaceBetween>
  );
}

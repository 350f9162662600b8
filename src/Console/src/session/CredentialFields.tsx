import SpaceBetween from '@cloudscape-design/components/space-between';
import { TextField } from '../shared/TextField';

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

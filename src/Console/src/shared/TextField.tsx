import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import type { ReactNode } from 'react';

interface Properties {
  name: string;
  label: string;
  value: string;
  onChange: (value: string) => void;
  secret?: boolean;
  description?: ReactNode;
  errorText?: string | undefined;
  placeholder?: string;
  disabled?: boolean;
}

/** A labelled line of text that the browser neither remembers nor corrects. */
export function TextField({ name, label, value, onChange, secret = false, description, errorText, placeholder, disabled }: Properties) {
  return (
    <FormField label={label} description={description} errorText={errorText} stretch>
      <Input
        value={value} name={name} type={secret ? 'password' : 'text'} autoComplete={false} spellcheck={false}
        placeholder={placeholder} disabled={disabled}
        onChange={({ detail }) => onChange(detail.value)}
      />
    </FormField>
  );
}

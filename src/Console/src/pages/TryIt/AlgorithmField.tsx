import FormField from '@cloudscape-design/components/form-field';
import Select from '@cloudscape-design/components/select';

interface Properties {
  names: readonly string[];
  value: string;
  onChange: (name: string) => void;
}

/** One of the algorithms that a key has. */
export function AlgorithmField({ names, value, onChange }: Properties) {
  const option = (name: string) => ({ value: name, label: name });
  return (
    <FormField label="Algorithm">
      <Select selectedOption={option(value)} options={names.map(option)} ariaLabel="Algorithm" onChange={({ detail }) => onChange(detail.selectedOption.value!)} />
    </FormField>
  );
}

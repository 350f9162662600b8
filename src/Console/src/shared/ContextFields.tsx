import AttributeEditor from '@cloudscape-design/components/attribute-editor';
import Input from '@cloudscape-design/components/input';

/** A pair of an encryption context. */
export interface ContextPair {
  name: string;
  value: string;
}

/** The pairs as KMS takes them; rows without a name are passed over. */
export const contextOf = (pairs: readonly ContextPair[]) =>
  Object.fromEntries(pairs.filter(({ name }) => name !== '').map(({ name, value }) => [name, value]));

/** Whether there is a pair, and no name twice. */
export function isGoodContext(pairs: readonly ContextPair[]): boolean {
  const names = pairs.map(({ name }) => name).filter((name) => name !== '');
  return names.length > 0 && new Set(names).size === names.length;
}

/** An encryption context to type: rows of name and value. */
export function ContextFields({ context, onChange }: { context: readonly ContextPair[]; onChange: (context: ContextPair[]) => void }) {
  const field = (name: keyof ContextPair, label: string) => (pair: ContextPair, at: number) => (
    <Input
      value={pair[name]} ariaLabel={`${label} of pair ${at + 1}`}
      onChange={({ detail }) => onChange(context.map((old, index) => (index === at ? { ...old, [name]: detail.value } : old)))}
    />
  );
  return (
    <AttributeEditor
      items={context} addButtonText="Add pair" removeButtonText="Remove" empty="No encryption context"
      definition={[{ label: 'Name', control: field('name', 'Name') }, { label: 'Value', control: field('value', 'Value') }]}
      onAddButtonClick={() => onChange([...context, { name: '', value: '' }])}
      onRemoveButtonClick={({ detail }) => onChange(context.filter((_, at) => at !== detail.itemIndex))}
    />
  );
}

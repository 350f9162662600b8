import AttributeEditor from '@cloudscape-design/components/attribute-editor';
import Input from '@cloudscape-design/components/input';

/** A tag as IAM and STS have it. */
export interface Tag {
  Key: string;
  Value: string;
}

/** Fields for tags. */
export function TagFields({ tags, onChange }: { tags: readonly Tag[]; onChange: (tags: Tag[]) => void }) {
  const change = (at: number, part: Partial<Tag>) => onChange(tags.map((tag, index) => (index === at ? { ...tag, ...part } : tag)));
  return (
    <AttributeEditor
      items={tags} addButtonText="Add tag" removeButtonText="Remove" disableAddButton={tags.length >= 50} empty="No tags"
      removeButtonAriaLabel={({ Key }) => `Remove tag ${Key}`}
      onAddButtonClick={() => onChange([...tags, { Key: '', Value: '' }])}
      onRemoveButtonClick={({ detail }) => onChange(tags.filter((_, at) => at !== detail.itemIndex))}
      definition={[
        { label: 'Key', control: ({ Key }, at) => <Input value={Key} onChange={({ detail }) => change(at, { Key: detail.value })} /> },
        { label: 'Value', control: ({ Value }, at) => <Input value={Value} onChange={({ detail }) => change(at, { Value: detail.value })} /> },
      ]}
    />
  );
}

/** What has to be put and what has to go, so that the one becomes the other. */
export function changesOf(before: readonly Tag[], after: readonly Tag[]): { put: Tag[]; gone: string[] } {
  const old = new Map(before.map(({ Key, Value }) => [Key, Value]));
  const kept = new Set(after.map(({ Key }) => Key));
  return {
    put: after.filter(({ Key, Value }) => old.get(Key) !== Value),
    gone: before.map(({ Key }) => Key).filter((key) => !kept.has(key)),
  };
}

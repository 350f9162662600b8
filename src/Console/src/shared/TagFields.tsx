import AttributeEditor from '@cloudscape-design/components/attribute-editor';
import Input from '@cloudscape-design/components/input';

/** A tag as KMS has it. */
export interface KmsTag {
  TagKey: string | undefined;
  TagValue: string | undefined;
}

/** Whether there are tags, all with a key of their own. */
export const areGoodTags = (tags: readonly KmsTag[]) => tags.length > 0 && tagMistake(tags) === '';

/** What is wrong with tags, in words; empty when nothing is. */
export function tagMistake(tags: readonly KmsTag[]): string {
  const keys = tags.map(({ TagKey }) => TagKey?.trim() ?? '');
  if (keys.includes('')) {
    return 'A tag needs a key.';
  }
  if (keys.some((key) => /^aws:/i.test(key))) {
    return 'Keys that begin with aws: belong to AWS.';
  }
  return new Set(keys).size < keys.length ? 'A key stands there twice.' : '';
}

/** Tags to type: rows of key and value. */
export function TagFields({ tags, onChange }: { tags: readonly KmsTag[]; onChange: (tags: KmsTag[]) => void }) {
  const set = (at: number, change: Partial<KmsTag>) => onChange(tags.map((tag, index) => (index === at ? { ...tag, ...change } : tag)));
  const field = (name: keyof KmsTag, label: string) => (tag: KmsTag, at: number) => (
    <Input value={tag[name] ?? ''} ariaLabel={`${label} of tag ${at + 1}`} onChange={({ detail }) => set(at, { [name]: detail.value })} />
  );
  return (
    <AttributeEditor
      items={tags} addButtonText="Add tag" removeButtonText="Remove" empty="No tags" disableAddButton={tags.length >= 50}
      definition={[
        { label: 'Key', control: field('TagKey', 'Key'), errorText: (tag, at) => (tag.TagKey?.trim() ? tagMistake(tags.slice(0, at + 1)) : undefined) },
        { label: 'Value', control: field('TagValue', 'Value') },
      ]}
      onAddButtonClick={() => onChange([...tags, { TagKey: '', TagValue: '' }])}
      onRemoveButtonClick={({ detail }) => onChange(tags.filter((_, at) => at !== detail.itemIndex))}
    />
  );
}

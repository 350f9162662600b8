import { tagMistake, TagFields } from './TagFields';

/** A tag as IAM and STS have it. */
export interface Tag {
  Key: string;
  Value: string;
}

const toKms = (tags: readonly Tag[]) => tags.map(({ Key, Value }) => ({ TagKey: Key, TagValue: Value }));

/** Fields for tags of IAM. */
export function IamTagFields({ tags, onChange }: { tags: readonly Tag[]; onChange: (tags: Tag[]) => void }) {
  return <TagFields tags={toKms(tags)} onChange={(changed) => onChange(changed.map(({ TagKey, TagValue }) => ({ Key: TagKey ?? '', Value: TagValue ?? '' })))} />;
}

/** What is wrong with tags, in words; empty when nothing is. */
export const iamTagMistake = (tags: readonly Tag[]) => tagMistake(toKms(tags));

/** What has to be put and what has to go, so that the one becomes the other. */
export function changesOf(before: readonly Tag[], after: readonly Tag[]): { put: Tag[]; gone: string[] } {
  const old = new Map(before.map(({ Key, Value }) => [Key, Value]));
  const kept = new Set(after.map(({ Key }) => Key));
  return {
    put: after.filter(({ Key, Value }) => old.get(Key) !== Value),
    gone: before.map(({ Key }) => Key).filter((key) => !kept.has(key)),
  };
}

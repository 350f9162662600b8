import { paginateListResourceTags, TagResourceCommand, UntagResourceCommand } from '@aws-sdk/client-kms';
import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import { useSession } from '../../session/Session';
import { Ask } from '../../shared/Ask';
import { isGoing } from '../../shared/keyFacts';
import { ListTable } from '../../shared/ListTable';
import { type KmsTag, TagFields, tagMistake } from '../../shared/TagFields';
import { useCall } from '../../shared/useCall';
import { collect } from '../../shared/useStream';
import type { KeyTabProperties } from './keyTabs';

/** The key's tags, changed all at once. */
export function Tags({ keyId, metadata }: KeyTabProperties) {
  const { kms } = useSession();
  const [edited, setEdited] = useState<KmsTag[] | null>(null);
  const call = useCall(
    (abortSignal) => collect(paginateListResourceTags({ client: kms }, { KeyId: keyId }, { abortSignal }), (page) => page.Tags),
    [keyId],
  );
  const save = async () => {
    const wanted = edited!.map(({ TagKey, TagValue }) => ({ TagKey: TagKey!.trim(), TagValue: TagValue ?? '' }));
    const old = call.data ?? [];
    const gone = old.flatMap(({ TagKey }) => (wanted.some((tag) => tag.TagKey === TagKey) ? [] : [TagKey!]));
    const changed = wanted.filter((tag) => !old.some(({ TagKey, TagValue }) => tag.TagKey === TagKey && tag.TagValue === TagValue));
    if (gone.length > 0) {
      await kms.send(new UntagResourceCommand({ KeyId: keyId, TagKeys: gone }));
    }
    if (changed.length > 0) {
      await kms.send(new TagResourceCommand({ KeyId: keyId, Tags: changed }));
    }
  };
  return (
    <>
      <ListTable
        title="Tags" description="Policies may decide by them." call={call} trackBy={({ TagKey }) => TagKey!} empty="No tags"
        columns={[
          { id: 'key', header: 'Key', isRowHeader: true, cell: ({ TagKey }) => TagKey },
          { id: 'value', header: 'Value', cell: ({ TagValue }) => TagValue || '–' },
        ]}
        actions={
          <Button disabled={!call.data || isGoing(metadata.KeyState)} disabledReason="Its deletion is scheduled." onClick={() => setEdited(call.data!)}>
            Edit tags
          </Button>
        }
      />
      {edited && (
        <Ask
          size="large" title="Edit tags" confirm="Save" run={save} ready={edited.length === 0 || tagMistake(edited) === ''}
          onDone={call.reload} onClose={() => setEdited(null)}
        >
          <TagFields tags={edited} onChange={setEdited} />
        </Ask>
      )}
    </>
  );
}

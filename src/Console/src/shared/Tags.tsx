import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { Refusal } from './Refusal';
import { changesOf, IamTagFields, iamTagMistake, type Tag } from './IamTagFields';
import { useAction, useCall } from './useCall';

interface Properties {
  load: (signal: AbortSignal) => Promise<Tag[]>;
  tag: (tags: Tag[]) => Promise<unknown>;
  untag: (keys: string[]) => Promise<unknown>;
}

/** The tags of something, to read and to change. */
export function Tags({ load, tag, untag }: Properties) {
  const saved = useCall(load, []);
  const [draft, setDraft] = useState<Tag[] | null>(null);
  const save = useAction(async () => {
    const { put, gone } = changesOf(saved.data ?? [], draft ?? []);
    if (gone.length > 0) {
      await untag(gone);
    }
    if (put.length > 0) {
      await tag(put);
    }
    setDraft(null);
    saved.reload();
  });
  const buttons = (
    <SpaceBetween direction="horizontal" size="xs">
      <Button disabled={!draft} onClick={() => setDraft(null)}>Discard</Button>
      <Button variant="primary" disabled={!draft || iamTagMistake(draft) !== ''} loading={save.busy} onClick={() => void save.run()}>Save tags</Button>
    </SpaceBetween>
  );
  return (
    <Container header={<Header variant="h2" actions={buttons}>Tags</Header>}>
      <SpaceBetween size="m">
        <Refusal error={saved.error ?? save.error} />
        <IamTagFields tags={draft ?? saved.data ?? []} onChange={setDraft} />
      </SpaceBetween>
    </Container>
  );
}

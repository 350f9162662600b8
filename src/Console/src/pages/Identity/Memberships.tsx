import Button from '@cloudscape-design/components/button';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useSession } from '../../session/Session';
import { Listing } from '../../shared/Listing';
import { Refusal } from '../../shared/Refusal';
import { useAction } from '../../shared/useCall';
import { linkTo } from '../../shared/useRoute';
import { useStream } from '../../shared/useStream';

interface Properties {
  title: string;
  words: string;
  /** The page of one of them. */
  page: string;
  load: (signal: AbortSignal) => Promise<string[]>;
  /** All that there are. */
  offer: (signal: AbortSignal) => Promise<string[]>;
  add: (name: string) => Promise<unknown>;
  remove: (name: string) => Promise<unknown>;
}

/** The groups of a user, or the users of a group. */
export function Memberships({ title, words, page, load, offer, add, remove }: Properties) {
  const { account } = useSession();
  const list = useStream(load, [account]);
  const all = useStream(offer, [account]);
  const change = useAction(async (work: (name: string) => Promise<unknown>, names: string[]) => {
    for (const name of names) {
      await work(name);
    }
    list.reload();
  });
  const others = all.rows.filter((name) => !list.rows.includes(name));
  return (
    <SpaceBetween size="m">
      <Refusal error={change.error ?? all.error} />
      <Listing
        title={title} words={words} list={list} idOf={(name) => name} searched={(name) => name}
        actions={(chosen) => <Button disabled={chosen.length === 0} loading={change.busy} onClick={() => void change.run(remove, chosen)}>Remove</Button>}
        buttons={
          <Select
            selectedOption={null} options={others.map((value) => ({ value }))} placeholder={`Add ${words}`} ariaLabel={`Add ${words}`} filteringType="auto"
            empty={`No other ${words}`} statusType={all.loading ? 'loading' : 'finished'} disabled={change.busy} expandToViewport
            onChange={({ detail }) => void change.run(add, [detail.selectedOption.value!])}
          />
        }
        columns={[{ id: 'name', header: title, read: (name) => name, href: (name) => linkTo(page, name), heading: true }]}
      />
    </SpaceBetween>
  );
}

import Button from '@cloudscape-design/components/button';
import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useSession } from '../../session/Session';
import { ConfirmDelete } from '../../shared/ConfirmDelete';
import { Listing } from '../../shared/Listing';
import { Refusal } from '../../shared/Refusal';
import { useAction } from '../../shared/useCall';
import { linkTo } from '../../shared/useRoute';
import { useStream } from '../../shared/useStream';
import { AttachPolicies } from './AttachPolicies';
import type { Bearer } from '../../shared/bearers';
import { InlinePolicy } from './InlinePolicy';
import { kindOf } from './Policies/kinds';

/** A policy that somebody bears: a managed one with its ARN, or an inline one. */
interface Borne {
  name: string;
  arn?: string;
}

const idOf = ({ name, arn }: Borne) => arn ?? name;

/** The policies of a user, group or role: managed ones to attach and detach, inline ones to write. */
export function Permissions({ bearer, name }: { bearer: Bearer; name: string }) {
  const { iam } = useSession();
  const list = useStream<Borne>(async () => {
    const [attached, inlines] = await Promise.all([bearer.attached(iam, name), bearer.inlines(iam, name)]);
    return [...attached.map(({ PolicyName, PolicyArn }) => ({ name: PolicyName!, arn: PolicyArn! })), ...inlines.map((policy) => ({ name: policy }))];
  }, [name]);
  const [attaching, setAttaching] = useState(false);
  // An inline policy by its name; the empty name is one that is about to be made.
  const [editing, setEditing] = useState<string | null>(null);
  const [doomed, setDoomed] = useState<Borne[]>([]);
  const drop = ({ name: policy, arn }: Borne) => (arn ? bearer.detach(iam, name, arn) : bearer.drop(iam, name, policy));
  const detach = useAction(async (chosen: Borne[]) => {
    for (const one of chosen) {
      await drop(one);
    }
    list.reload();
  });
  const done = () => {
    setAttaching(false);
    setEditing(null);
    setDoomed([]);
    list.reload();
  };
  // What is detached is still there; what is inline is gone.
  const remove = (chosen: Borne[]) => (chosen.every(({ arn }) => arn) ? void detach.run(chosen) : setDoomed(chosen));
  if (editing !== null) {
    return <InlinePolicy bearer={bearer} name={name} policy={editing} onSaved={done} onCancel={() => setEditing(null)} />;
  }

  const add = (
    <ButtonDropdown
      items={[{ id: 'attach', text: 'Attach policies' }, { id: 'inline', text: 'Create inline policy' }]}
      onItemClick={({ detail }) => (detail.id === 'attach' ? setAttaching(true) : setEditing(''))}
    >
      Add permissions
    </ButtonDropdown>
  );
  return (
    <SpaceBetween size="m">
      <Refusal error={detach.error} />
      <Listing
        title="Permissions policies" words="policies" list={list} idOf={idOf} searched={(row) => row.name} buttons={add}
        actions={(chosen) => (
          <Button disabled={chosen.length === 0} loading={detach.busy} onClick={() => remove(chosen)}>Remove</Button>
        )}
        columns={[
          {
            id: 'name', header: 'Policy', heading: true, read: (row) => row.name,
            cell: (row) => (row.arn ? <Link href={linkTo('policy', row.arn)}>{row.name}</Link> : <Button variant="inline-link" onClick={() => setEditing(row.name)}>{row.name}</Button>),
          },
          { id: 'type', header: 'Type', read: (row) => (row.arn ? kindOf(row.arn) : 'Inline') },
        ]}
      />
      {doomed.length > 0 && (
        <ConfirmDelete
          word="policy" words="policies" names={doomed.map(idOf)} onDone={done} onClose={() => setDoomed([])}
          consequence="Inline policies are deleted; managed ones are only detached." remove={(id) => drop(doomed.find((row) => idOf(row) === id)!)}
        />
      )}
      {attaching && <AttachPolicies bearer={bearer} name={name} has={list.rows.flatMap(({ arn }) => arn ?? [])} onDone={done} onClose={() => setAttaching(false)} />}
    </SpaceBetween>
  );
}

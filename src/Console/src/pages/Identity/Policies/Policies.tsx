import type { Policy } from '@aws-sdk/client-iam';
import Button from '@cloudscape-design/components/button';
import { useSession } from '../../../session/Session';
import { Listing } from '../../../shared/Listing';
import { time } from '../../../shared/times';
import { linkTo } from '../../../shared/useRoute';
import { deletePolicy } from '../deletions';
import { usePolicies } from '../PolicyChoice';
import { useDeletion } from '../useDeletion';
import { isOfAws, kindOf } from './kinds';

/** The managed policies of the account and of AWS. */
export function Policies() {
  const { iam } = useSession();
  const list = usePolicies();
  const deletion = useDeletion('policy', (arn) => deletePolicy(iam, arn), list.reload);
  const own = (chosen: Policy[]) => chosen.length > 0 && !chosen.some(({ Arn }) => isOfAws(Arn!));
  return (
    <>
      <Listing
        title="Policies" words="policies" variant="full-page" list={list} idOf={({ Arn }) => Arn!} description="Managed policies, to be attached to users, groups and roles."
        searched={(row) => `${row.PolicyName} ${kindOf(row.Arn!)}`}
        actions={(chosen) => <Button disabled={!own(chosen)} onClick={() => deletion.ask(chosen.map(({ Arn }) => Arn!))}>Delete</Button>}
        buttons={<Button variant="primary" href={linkTo('create-policy')}>Create policy</Button>}
        columns={[
          { id: 'name', header: 'Policy', read: ({ PolicyName }) => PolicyName, href: ({ Arn }) => linkTo('policy', Arn!), heading: true },
          { id: 'type', header: 'Type', read: ({ Arn }) => kindOf(Arn!) },
          { id: 'attached', header: 'Attached to', read: ({ AttachmentCount }) => String(AttachmentCount ?? 0) },
          { id: 'updated', header: 'Updated', read: ({ UpdateDate }) => time(UpdateDate) },
        ]}
      />
      {deletion.dialogue}
    </>
  );
}

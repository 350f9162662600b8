import { paginateListEntitiesForPolicy, type PolicyUsageType } from '@aws-sdk/client-iam';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useSession } from '../../../session/Session';
import { Listing } from '../../../shared/Listing';
import { Refusal } from '../../../shared/Refusal';
import { useAction } from '../../../shared/useCall';
import { linkTo } from '../../../shared/useRoute';
import { collect, useStream } from '../../../shared/useStream';
import { type Bearer, group, role, user } from '../../../shared/bearers';

interface Row {
  bearer: Bearer;
  name: string;
  usage: PolicyUsageType;
}

/** The users, groups and roles that bear a managed policy, or have it as their boundary. */
export function PolicyBearers({ arn }: { arn: string }) {
  const { iam } = useSession();
  const list = useStream<Row>(async (abortSignal) => {
    const used = (usage: PolicyUsageType) =>
      collect(paginateListEntitiesForPolicy({ client: iam }, { PolicyArn: arn, PolicyUsageFilter: usage }, { abortSignal }), (page) => [
        ...(page.PolicyRoles ?? []).map(({ RoleName }) => ({ bearer: role, name: RoleName!, usage })),
        ...(page.PolicyUsers ?? []).map(({ UserName }) => ({ bearer: user, name: UserName!, usage })),
        ...(page.PolicyGroups ?? []).map(({ GroupName }) => ({ bearer: group, name: GroupName!, usage })),
      ]);
    return (await Promise.all([used('PermissionsPolicy'), used('PermissionsBoundary')])).flat();
  }, [arn]);
  const detach = useAction(async (chosen: Row[]) => {
    for (const { bearer, name } of chosen) {
      await bearer.detach(iam, name, arn);
    }
    list.reload();
  });
  return (
    <SpaceBetween size="m">
      <Refusal error={detach.error} />
      <Listing
        title="Entities attached" words="entities" list={list} idOf={({ bearer, name, usage }) => `${bearer.word} ${name} ${usage}`} searched={({ name }) => name}
        actions={(chosen) => (
          <Button
            disabled={chosen.length === 0 || chosen.some(({ usage }) => usage === 'PermissionsBoundary')} loading={detach.busy}
            onClick={() => void detach.run(chosen)}
          >
            Detach
          </Button>
        )}
        columns={[
          { id: 'name', header: 'Name', read: ({ name }) => name, href: ({ bearer, name }) => linkTo(bearer.word, name), heading: true },
          { id: 'type', header: 'Type', read: ({ bearer }) => bearer.word },
          { id: 'usage', header: 'As', read: ({ usage }) => (usage === 'PermissionsPolicy' ? 'permissions policy' : 'permissions boundary') },
        ]}
      />
    </SpaceBetween>
  );
}

import { paginateListGroups, paginateListRoles, paginateListUsers } from '@aws-sdk/client-iam';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useSession } from '../../session/Session';
import { Refusal } from '../../shared/Refusal';
import { TokenField } from '../../shared/TokenField';
import { useCall } from '../../shared/useCall';
import { collect } from '../../shared/useStream';
import { commonActions } from './actions';
import type { PartProperties } from './Simulator';

const nobody = { value: '', label: 'Nobody: the policy below alone' };
const option = (Arn: string | undefined, name: string | undefined) => ({ value: Arn!, label: name!, description: Arn! });

/** Who would do what to which resources. */
export function QuestionForm({ question, change }: PartProperties) {
  const { iam: client } = useSession();
  const principals = useCall(async (abortSignal) => {
    const [roles, users, groups] = await Promise.all([
      collect(paginateListRoles({ client }, {}, { abortSignal }), (page) => page.Roles?.map(({ Arn, RoleName }) => option(Arn, RoleName))),
      collect(paginateListUsers({ client }, {}, { abortSignal }), (page) => page.Users?.map(({ Arn, UserName }) => option(Arn, UserName))),
      collect(paginateListGroups({ client }, {}, { abortSignal }), (page) => page.Groups?.map(({ Arn, GroupName }) => option(Arn, GroupName))),
    ]);
    return [nobody, { label: 'Roles', options: roles }, { label: 'Users', options: users }, { label: 'Groups', options: groups }];
  }, []);
  const choose = (principal: string) => change({ principal, caller: principal.includes(':user/') ? principal : '' });
  return (
    <Container header={<Header variant="h2">Question</Header>}>
      <SpaceBetween size="m">
        <Refusal error={principals.error} />
        <FormField label="Principal" description="Whose policies are asked." stretch>
          <Select
            selectedOption={question.principal ? { value: question.principal, label: question.principal } : nobody} options={principals.data ?? [nobody]}
            filteringType="auto" statusType={principals.loading ? 'loading' : 'finished'} loadingText="Loading principals" virtualScroll
            onChange={({ detail }) => choose(detail.selectedOption.value ?? '')}
          />
        </FormField>
        <TokenField
          label="Actions" description="Such as kms:Sign; enter each." placeholder="kms:Sign" offered={commonActions}
          tokens={question.actions} onChange={(actions) => change({ actions })}
        />
        <TokenField
          label="Resources" description="ARNs; none stands for every resource." placeholder="arn:aws:kms:us-east-1:111122223333:key/…"
          tokens={question.resources} onChange={(resources) => change({ resources })}
        />
      </SpaceBetween>
    </Container>
  );
}

import { GetPolicyCommand, GetPolicyVersionCommand, paginateListPolicyTags, TagPolicyCommand, UntagPolicyCommand } from '@aws-sdk/client-iam';
import Button from '@cloudscape-design/components/button';
import { useSession } from '../../../session/Session';
import { Copyable } from '../../../shared/Copyable';
import { DetailPage } from '../../../shared/DetailPage';
import { decodeDocument } from '../../../shared/json';
import { Tags } from '../../../shared/Tags';
import type { Tag } from '../../../shared/IamTagFields';
import { time } from '../../../shared/times';
import { useCall } from '../../../shared/useCall';
import { go } from '../../../shared/useRoute';
import { collect } from '../../../shared/useStream';
import { deletePolicy } from '../deletions';
import { useDeletion } from '../useDeletion';
import { isOfAws, kindOf } from './kinds';
import { PolicyBearers } from './PolicyBearers';
import { PolicyDocument } from './PolicyDocument';
import { PolicyVersions } from './PolicyVersions';

/** A managed policy: its document and versions, and who bears it. */
export function Policy({ arn }: { arn: string }) {
  const { iam } = useSession();
  const call = useCall(async (abortSignal) => {
    const { Policy: policy } = await iam.send(new GetPolicyCommand({ PolicyArn: arn }), { abortSignal });
    const { PolicyVersion } = await iam.send(new GetPolicyVersionCommand({ PolicyArn: arn, VersionId: policy!.DefaultVersionId }), { abortSignal });
    return { ...policy!, document: decodeDocument(PolicyVersion!.Document) };
  }, [arn]);
  const deletion = useDeletion('policy', () => deletePolicy(iam, arn), () => go('policies'));
  return (
    <>
      <DetailPage
        title={arn.split('/').at(-1)!} call={call}
        facts={(data) => [
          { label: 'ARN', value: <Copyable text={arn} name="ARN" /> },
          { label: 'Type', value: kindOf(arn) },
          { label: 'Default version', value: data.DefaultVersionId },
          { label: 'Description', value: data.Description || '–' },
          { label: 'Created', value: time(data.CreateDate) },
          { label: 'Updated', value: time(data.UpdateDate) },
        ]}
        buttons={() => (isOfAws(arn) ? [] : [<Button key="delete" onClick={() => deletion.ask([arn])}>Delete</Button>])}
        tabs={(data) => [
          { id: 'document', label: 'Permissions', content: <PolicyDocument arn={arn} document={data.document} onSaved={call.reload} /> },
          { id: 'bearers', label: 'Entities attached', content: <PolicyBearers arn={arn} /> },
          { id: 'versions', label: 'Policy versions', content: <PolicyVersions arn={arn} onChanged={call.reload} /> },
          ...(isOfAws(arn) ? [] : [{
            id: 'tags', label: 'Tags',
            content: (
              <Tags
                load={(abortSignal) => collect(paginateListPolicyTags({ client: iam }, { PolicyArn: arn }, { abortSignal }), (page) => page.Tags as Tag[])}
                tag={(Tags) => iam.send(new TagPolicyCommand({ PolicyArn: arn, Tags }))}
                untag={(TagKeys) => iam.send(new UntagPolicyCommand({ PolicyArn: arn, TagKeys }))}
              />
            ),
          }]),
        ]}
      />
      {deletion.dialogue}
    </>
  );
}

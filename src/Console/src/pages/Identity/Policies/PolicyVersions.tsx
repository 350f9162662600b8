import {
  DeletePolicyVersionCommand, GetPolicyVersionCommand, paginateListPolicyVersions, type PolicyVersion, SetDefaultPolicyVersionCommand,
} from '@aws-sdk/client-iam';
import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useSession } from '../../../session/Session';
import { ConfirmDelete } from '../../../shared/ConfirmDelete';
import { decodeDocument, pretty } from '../../../shared/json';
import { Listing } from '../../../shared/Listing';
import { PolicyText } from '../../../shared/PolicyText';
import { Refusal } from '../../../shared/Refusal';
import { time } from '../../../shared/times';
import { useAction } from '../../../shared/useCall';
import { collect, useStream } from '../../../shared/useStream';
import { isOfAws } from './kinds';

/** The versions of a managed policy, five at most: which is the default, and what each says. */
export function PolicyVersions({ arn, onChanged }: { arn: string; onChanged: () => void }) {
  const { iam } = useSession();
  const list = useStream<PolicyVersion>((abortSignal) => collect(paginateListPolicyVersions({ client: iam }, { PolicyArn: arn }, { abortSignal }), (page) => page.Versions), [arn]);
  const [shown, setShown] = useState<PolicyVersion | null>(null);
  const show = useAction(async (VersionId: string) => {
    setShown((await iam.send(new GetPolicyVersionCommand({ PolicyArn: arn, VersionId }))).PolicyVersion!);
  });
  const change = useAction(async (work: () => Promise<unknown>) => {
    await work();
    onChanged();
    list.reload();
  });
  const makeDefault = (VersionId: string) => void change.run(() => iam.send(new SetDefaultPolicyVersionCommand({ PolicyArn: arn, VersionId })));
  const [doomed, setDoomed] = useState<string[]>([]);
  const actions = (chosen: PolicyVersion[]) => {
    const changeable = chosen.length > 0 && !chosen.some(({ IsDefaultVersion }) => IsDefaultVersion);
    return (
      <SpaceBetween direction="horizontal" size="xs">
        <Button disabled={!changeable || chosen.length > 1} loading={change.busy} onClick={() => makeDefault(chosen[0]!.VersionId!)}>Set as default</Button>
        <Button disabled={!changeable} onClick={() => setDoomed(chosen.map(({ VersionId }) => VersionId!))}>Delete</Button>
      </SpaceBetween>
    );
  };
  return (
    <SpaceBetween size="m">
      <Refusal error={change.error ?? show.error} />
      <Listing
        title="Policy versions" words="versions" list={list} idOf={({ VersionId }) => VersionId!} searched={({ VersionId }) => VersionId!}
        {...(isOfAws(arn) ? {} : { actions })}
        columns={[
          {
            id: 'version', header: 'Version', read: ({ VersionId }) => VersionId, heading: true,
            cell: ({ VersionId }) => <Button variant="inline-link" onClick={() => void show.run(VersionId!)}>{VersionId}</Button>,
          },
          { id: 'default', header: 'Default', read: ({ IsDefaultVersion }) => (IsDefaultVersion ? 'Default' : '') },
          { id: 'created', header: 'Created', read: ({ CreateDate }) => time(CreateDate) },
        ]}
      />
      {doomed.length > 0 && (
        <ConfirmDelete
          word="version" names={doomed} consequence="The default version stays, and so does what it allows." onClose={() => setDoomed([])}
          remove={(VersionId) => iam.send(new DeletePolicyVersionCommand({ PolicyArn: arn, VersionId }))}
          onDone={() => {
            setDoomed([]);
            list.reload();
          }}
        />
      )}
      {shown && (
        <Modal visible size="large" header={`Version ${shown.VersionId}`} closeAriaLabel="Close" onDismiss={() => setShown(null)}>
          <PolicyText label="Policy document" text={pretty(decodeDocument(shown.Document))} />
        </Modal>
      )}
    </SpaceBetween>
  );
}

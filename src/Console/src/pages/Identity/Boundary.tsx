import type { AttachedPermissionsBoundary, Policy } from '@aws-sdk/client-iam';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { Refusal } from '../../shared/Refusal';
import { useAction } from '../../shared/useCall';
import { linkTo } from '../../shared/useRoute';
import { PolicyChoice } from './PolicyChoice';

interface Properties {
  boundary: AttachedPermissionsBoundary | undefined;
  put: (policyArn: string) => Promise<unknown>;
  remove: () => Promise<unknown>;
  onChanged: () => void;
}

/** The permissions boundary of a user or role: the most that its policies can allow. */
export function Boundary({ boundary, put, remove, onChanged }: Properties) {
  const arn = boundary?.PermissionsBoundaryArn;
  const [chosen, setChosen] = useState<Policy[] | null>(null);
  const change = useAction(async (policyArn: string | undefined) => {
    await (policyArn ? put(policyArn) : remove());
    setChosen(null);
    onChanged();
  });
  const wanted = chosen?.at(-1)?.Arn;
  const buttons = chosen ? (
    <SpaceBetween direction="horizontal" size="xs">
      <Button onClick={() => setChosen(null)}>Cancel</Button>
      <Button variant="primary" disabled={!wanted} loading={change.busy} onClick={() => void change.run(wanted)}>Set boundary</Button>
    </SpaceBetween>
  ) : (
    <SpaceBetween direction="horizontal" size="xs">
      {arn && <Button loading={change.busy} onClick={() => void change.run(undefined)}>Remove boundary</Button>}
      <Button onClick={() => setChosen([])}>{arn ? 'Change boundary' : 'Set boundary'}</Button>
    </SpaceBetween>
  );
  return (
    <Container header={<Header variant="h2" actions={buttons} description="The most that the policies can allow.">Permissions boundary</Header>}>
      <SpaceBetween size="m">
        <Refusal error={change.error} />
        {chosen ? <PolicyChoice chosen={chosen} onChange={(now) => setChosen(now.slice(-1))} />
          : arn ? <Link href={linkTo('policy', arn)}>{arn}</Link>
          : <Box>None: the policies alone decide.</Box>}
      </SpaceBetween>
    </Container>
  );
}

import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { type FormEvent, useState } from 'react';
import { Refusal } from '../shared/Refusal';
import { useAction } from '../shared/useCall';
import { CredentialFields, credentialsOf, noCredentials } from './CredentialFields';
import { saysOver } from './expiry';
import { assume, isSamePrincipal, type Session, signIn } from './Session';

interface Properties {
  session: Session;
  onRenewed: (session: Session) => void;
  onSignOut: () => void;
}

/** Over the page of a session that has ended: gives it new credentials, and leaves the page as it is. */
export function SignInAgain({ session, onRenewed, onSignOut }: Properties) {
  const [form, setForm] = useState(noCredentials);
  const { before, role } = session;
  const renew = (fresh: Session) => {
    if (!isSamePrincipal(fresh.arn, session.arn)) {
      throw new Error(`This page belongs to ${session.arn}, and these credentials to ${fresh.arn}. Sign out to go on as somebody else.`);
    }
    onRenewed({ ...fresh, id: session.id });
  };
  const again = useAction(async () => renew(await assume(before!, role!)));
  const enter = useAction(async () => {
    const fresh = await signIn(credentialsOf(form), session.region);
    renew(role && before && isSamePrincipal(fresh.arn, before.arn) ? await assume(fresh, role) : fresh);
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void enter.run();
  };
  const byRole = before && role && !saysOver(again.error);

  return (
    <Modal
      visible header="Your session has ended" closeAriaLabel="Sign out" onDismiss={({ detail }) => detail.reason === 'closeButton' && onSignOut()}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={onSignOut}>Sign out</Button>
            {byRole
              ? <Button variant="primary" loading={again.busy} onClick={() => void again.run()}>Assume the role again</Button>
              : <Button variant="primary" form="sign-in-again" formAction="submit" loading={enter.busy}>Sign in again</Button>}
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="m">
        <Alert type="info">
          The service no longer takes the credentials of <b>{session.arn}</b>. What you have typed on this page is kept; do again what was refused.
        </Alert>
        {!byRole && (
          <form id="sign-in-again" onSubmit={submit}>
            <CredentialFields form={form} onChange={setForm} token />
          </form>
        )}
        <Refusal error={again.error ?? enter.error} />
      </SpaceBetween>
    </Modal>
  );
}

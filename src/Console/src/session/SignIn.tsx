import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Checkbox from '@cloudscape-design/components/checkbox';
import Container from '@cloudscape-design/components/container';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import Form from '@cloudscape-design/components/form';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { type FormEvent, useState } from 'react';
import logo from '../shared/logo.svg';
import { Refusal } from '../shared/Refusal';
import { TextField } from '../shared/TextField';
import { ThemeButton } from '../shared/ThemeButton';
import { useAction } from '../shared/useCall';
import { CredentialFields, credentialsOf, noCredentials } from './CredentialFields';
import { assume, type Session, shortened, signIn } from './Session';
import './sign-in.css';
import { store } from './stored';

/** Takes an access key, and perhaps a role to take on at once. */
export function SignIn({ onSignedIn }: { onSignedIn: (session: Session) => void }) {
  const [credentials, setCredentials] = useState(noCredentials);
  const [place, setPlace] = useState({ region: 'us-east-1', roleArn: '', externalId: '' });
  const [keep, setKeep] = useState(false);
  const enter = useAction(async () => {
    const [region, roleArn, externalId] = [place.region.trim(), place.roleArn.trim(), place.externalId.trim()];
    const user = await signIn(credentialsOf(credentials), region);
    const session = roleArn ? await assume(user, { roleArn, externalId }) : user;
    if (keep) {
      store({ credentials: await shortened(session), region });
    }
    onSignedIn(session);
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void enter.run();
  };
  const set = (name: keyof typeof place) => (value: string) => setPlace({ ...place, [name]: value });
  const ready = credentials.accessKeyId.trim() && credentials.secretAccessKey.trim() && place.region.trim();
  const actions = (
    <SpaceBetween direction="horizontal" size="xs">
      <ThemeButton />
      <Button variant="primary" formAction="submit" loading={enter.busy} disabled={!ready}>Sign in</Button>
    </SpaceBetween>
  );

  return (
    <main className="sign-in">
      <form onSubmit={submit}>
        <Form actions={actions}>
          <Container header={<Header variant="h1"><img src={logo} alt="" className="sign-in-logo" /> Sign in to Signet</Header>}>
            <SpaceBetween size="m">
              <CredentialFields form={credentials} onChange={setCredentials} />
              <TextField name="region" label="Region" value={place.region} onChange={set('region')} />
              <ExpandableSection headerText="Session token or role">
                <SpaceBetween size="m">
                  <TextField
                    name="sessionToken" label="Session token" secret description="With temporary credentials only." value={credentials.sessionToken}
                    onChange={(sessionToken) => setCredentials({ ...credentials, sessionToken })}
                  />
                  <TextField
                    name="roleArn" label="Role to assume" description="Its ARN: arn:aws:iam::111122223333:role/SignerRole"
                    value={place.roleArn} onChange={set('roleArn')}
                  />
                  <TextField
                    name="externalId" label="External id" description="If the role’s trust policy asks for one."
                    value={place.externalId} onChange={set('externalId')}
                  />
                </SpaceBetween>
              </ExpandableSection>
              <Checkbox
                checked={keep} onChange={({ detail }) => setKeep(detail.checked)}
                description="Keeps temporary credentials in this tab’s session storage; never the secret access key."
              >
                Stay signed in when this tab is reloaded
              </Checkbox>
              <Refusal error={enter.error} />
              <Box variant="small">
                {keep
                  ? 'The access key stays in this tab’s memory. After a reload the console goes on with a session of some hours; closing the tab or signing out forgets it.'
                  : 'The access key stays in this tab’s memory: closing or reloading the tab forgets it.'}
              </Box>
            </SpaceBetween>
          </Container>
        </Form>
      </form>
    </main>
  );
}

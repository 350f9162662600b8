import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import Form from '@cloudscape-design/components/form';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { type FormEvent, useState } from 'react';
import logo from '../shared/logo.svg';
import { Refusal } from '../shared/Refusal';
import { useAction } from '../shared/useCall';
import { assume, type Session, signIn } from './Session';
import './sign-in.css';

const empty = { accessKeyId: '', secretAccessKey: '', sessionToken: '', region: 'us-east-1', roleArn: '', externalId: '' };

/** Takes an access key, and perhaps a role to take on at once. */
export function SignIn({ onSignedIn }: { onSignedIn: (session: Session) => void }) {
  const [form, setForm] = useState(empty);
  const enter = useAction(async () => {
    const { accessKeyId, secretAccessKey, sessionToken, region, roleArn, externalId } = trimmed(form);
    const session = await signIn({ accessKeyId, secretAccessKey, ...(sessionToken ? { sessionToken } : {}) }, region);
    onSignedIn(roleArn ? await assume(session, { roleArn, externalId }) : session);
  });
  const field = (name: keyof typeof empty, label: string, secret = false, description?: string) => (
    <FormField label={label} description={description}>
      <Input
        value={form[name]} name={name} type={secret ? 'password' : 'text'} autoComplete={false} spellcheck={false}
        onChange={({ detail }) => setForm({ ...form, [name]: detail.value })}
      />
    </FormField>
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void enter.run();
  };
  const ready = form.accessKeyId.trim() && form.secretAccessKey.trim() && form.region.trim();

  return (
    <main className="sign-in">
      <form onSubmit={submit}>
        <Form actions={<Button variant="primary" formAction="submit" loading={enter.busy} disabled={!ready}>Sign in</Button>}>
          <Container header={<Header variant="h1"><img src={logo} alt="" className="sign-in-logo" /> Sign in to Signet</Header>}>
            <SpaceBetween size="m">
              {field('accessKeyId', 'Access key id')}
              {field('secretAccessKey', 'Secret access key', true)}
              {field('region', 'Region')}
              <ExpandableSection headerText="Session token or role">
                <SpaceBetween size="m">
                  {field('sessionToken', 'Session token', true, 'With temporary credentials only.')}
                  {field('roleArn', 'Role to assume', false, 'Its ARN: arn:aws:iam::111122223333:role/SignerRole')}
                  {field('externalId', 'External id', false, 'If the role’s trust policy asks for one.')}
                </SpaceBetween>
              </ExpandableSection>
              <Refusal error={enter.error} />
              <Box variant="small">The access key stays in this tab’s memory: closing or reloading the tab forgets it.</Box>
            </SpaceBetween>
          </Container>
        </Form>
      </form>
    </main>
  );
}

const trimmed = (form: typeof empty) =>
  Object.fromEntries(Object.entries(form).map(([name, value]) => [name, value.trim()])) as typeof empty;

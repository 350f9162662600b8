import { CreatePolicyCommand } from '@aws-sdk/client-iam';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Form from '@cloudscape-design/components/form';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { type FormEvent, useState } from 'react';
import { useSession } from '../../../session/Session';
import { JsonEditor } from '../../../shared/JsonEditor';
import { jsonMistake } from '../../../shared/json';
import { Refusal } from '../../../shared/Refusal';
import { IamTagFields, iamTagMistake, type Tag } from '../../../shared/IamTagFields';
import { useAction } from '../../../shared/useCall';
import { go, linkTo } from '../../../shared/useRoute';
import { blankPolicy } from '../InlinePolicy';

/** Makes a managed policy. */
export function CreatePolicy() {
  const { iam } = useSession();
  const [name, setName] = useState('');
  const [description, setDescription] = useState('');
  const [document, setDocument] = useState(blankPolicy);
  const [tags, setTags] = useState<Tag[]>([]);
  const mistake = jsonMistake(document);
  const create = useAction(async () => {
    const { Policy } = await iam.send(
      new CreatePolicyCommand({ PolicyName: name.trim(), PolicyDocument: document, Tags: tags, ...(description ? { Description: description } : {}) }),
    );
    go('policy', Policy!.Arn!);
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void create.run();
  };
  const actions = (
    <SpaceBetween direction="horizontal" size="xs">
      <Button variant="link" formAction="none" href={linkTo('policies')}>Cancel</Button>
      <Button variant="primary" formAction="submit" loading={create.busy} disabled={!name.trim() || mistake !== '' || iamTagMistake(tags) !== ''}>Create policy</Button>
    </SpaceBetween>
  );
  return (
    <form onSubmit={submit}>
      <Form header={<Header variant="h1">Create policy</Header>} actions={actions}>
        <SpaceBetween size="l">
          <Container header={<Header variant="h2">Policy</Header>}>
            <SpaceBetween size="m">
              <FormField label="Policy name"><Input value={name} spellcheck={false} onChange={({ detail }) => setName(detail.value)} /></FormField>
              <FormField label="Description" description="Optional. It cannot be changed later.">
                <Input value={description} onChange={({ detail }) => setDescription(detail.value)} />
              </FormField>
              <FormField label="Policy document" stretch errorText={mistake}><JsonEditor label="Policy document" value={document} onChange={setDocument} /></FormField>
            </SpaceBetween>
          </Container>
          <Container header={<Header variant="h2">Tags</Header>}><IamTagFields tags={tags} onChange={setTags} /></Container>
          <Refusal error={create.error} />
        </SpaceBetween>
      </Form>
    </form>
  );
}

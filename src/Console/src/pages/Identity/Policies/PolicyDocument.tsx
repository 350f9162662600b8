import { CreatePolicyVersionCommand } from '@aws-sdk/client-iam';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import { useState } from 'react';
import { useSession } from '../../../session/Session';
import { DocumentEditor } from '../../../shared/DocumentEditor';
import { pretty } from '../../../shared/json';
import { PolicyText } from '../../../shared/PolicyText';
import { isOfAws } from './kinds';

/** What a managed policy says; a change becomes its new default version. */
export function PolicyDocument({ arn, document, onSaved }: { arn: string; document: string; onSaved: () => void }) {
  const { iam } = useSession();
  const [editing, setEditing] = useState(false);
  const text = pretty(document);
  const saved = () => {
    setEditing(false);
    onSaved();
  };
  const button = !editing && !isOfAws(arn) && <Button onClick={() => setEditing(true)}>Edit</Button>;
  return (
    <Container header={<Header variant="h2" actions={button} description="The default version is what counts; a change makes a new one.">Policy document</Header>}>
      {editing ? (
        <DocumentEditor
          label="Policy document" saved={text} onSaved={saved} onCancel={() => setEditing(false)}
          save={(PolicyDocument) => iam.send(new CreatePolicyVersionCommand({ PolicyArn: arn, PolicyDocument, SetAsDefault: true }))}
        />
      ) : <PolicyText text={text} label="Policy document" />}
    </Container>
  );
}

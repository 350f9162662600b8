import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import { useState } from 'react';
import { DocumentEditor } from '../../../shared/DocumentEditor';
import { decodeDocument, pretty } from '../../../shared/json';
import { PolicyText } from '../../../shared/PolicyText';

interface Properties {
  /** As IAM answers it, percent-encoded. */
  document: string;
  save: (document: string) => Promise<unknown>;
  onSaved: () => void;
}

/** Who may take the role on: read, and edited as JSON. */
export function TrustPolicy({ document, save, onSaved }: Properties) {
  const [editing, setEditing] = useState(false);
  const text = pretty(decodeDocument(document));
  const button = !editing && <Button onClick={() => setEditing(true)}>Edit trust policy</Button>;
  const saved = () => {
    setEditing(false);
    onSaved();
  };
  return (
    <Container header={<Header variant="h2" actions={button} description="Who can take this role on, and when.">Trust policy</Header>}>
      {editing
        ? <DocumentEditor label="Trust policy document" saved={text} save={save} onSaved={saved} onCancel={() => setEditing(false)} />
        : <PolicyText text={text} label="Trust policy" />}
    </Container>
  );
}

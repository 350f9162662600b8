import type { AccessKey } from '@aws-sdk/client-iam';
import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { download } from '../../../shared/bytes';

/** Shows a secret for the only time. */
export function NewAccessKey({ accessKey, onClose }: { accessKey: AccessKey; onClose: () => void }) {
  const [shown, setShown] = useState(false);
  const { AccessKeyId: id, SecretAccessKey: secret } = accessKey;
  const copy = (text: string, name: string) => (
    <CopyToClipboard variant="icon" textToCopy={text} copyButtonAriaLabel={`Copy the ${name}`} copySuccessText="Copied" copyErrorText="The browser did not copy" />
  );
  const footer = (
    <Box float="right">
      <SpaceBetween direction="horizontal" size="xs">
        <Button onClick={() => download(`${accessKey.UserName}_accessKeys.csv`, `Access key ID,Secret access key\n${id},${secret}\n`, 'text/csv')}>Download .csv file</Button>
        <Button variant="primary" onClick={onClose}>Done</Button>
      </SpaceBetween>
    </Box>
  );
  return (
    <Modal visible header="Access key created" closeAriaLabel="Close" onDismiss={onClose} footer={footer}>
      <SpaceBetween size="m">
        <Alert type="warning">This is the only time that the secret access key is shown. It cannot be read again later.</Alert>
        <KeyValuePairs
          items={[
            { label: 'Access key id', value: <>{copy(id!, 'access key id')} <code>{id}</code></> },
            {
              label: 'Secret access key',
              value: (
                <>
                  {copy(secret!, 'secret access key')} <code>{shown ? secret : '•'.repeat(40)}</code>{' '}
                  <Button variant="inline-link" onClick={() => setShown(!shown)}>{shown ? 'Hide' : 'Show'}</Button>
                </>
              ),
            },
          ]}
        />
      </SpaceBetween>
    </Modal>
  );
}

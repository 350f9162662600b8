import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { download, toBase64 } from '../../shared/bytes';
import '../../shared/commands.css';

interface Properties {
  label: string;
  bytes: Uint8Array;
  fileName: string;
  /** Shown instead of base64. */
  text?: string | undefined;
  children?: string | undefined;
}

/** Bytes that came out: to read, to copy and to download. */
export function ResultBytes({ label, bytes, fileName, text, children }: Properties) {
  const shown = text ?? toBase64(bytes);
  return (
    <SpaceBetween size="xs">
      <Box variant="awsui-key-label">{label}{text === undefined ? ' (base64)' : ''}</Box>
      <div className="commands"><pre tabIndex={0} role="region" aria-label={label}>{shown}</pre></div>
      {children && <Box variant="small">{children}</Box>}
      <SpaceBetween direction="horizontal" size="xs">
        <CopyToClipboard copyButtonText="Copy" copySuccessText="Copied" copyErrorText="The browser did not copy" textToCopy={shown} />
        <Button iconName="download" onClick={() => download(fileName, new Uint8Array(bytes))}>Download</Button>
      </SpaceBetween>
    </SpaceBetween>
  );
}

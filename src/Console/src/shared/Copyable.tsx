import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard';

/** A text with a button that copies it. */
export function Copyable({ text, name }: { text: string; name: string }) {
  return (
    <CopyToClipboard variant="inline" textToCopy={text} copyButtonAriaLabel={`Copy the ${name}`} copySuccessText="Copied" copyErrorText="The browser did not copy" />
  );
}

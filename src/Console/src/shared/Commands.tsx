import Box from '@cloudscape-design/components/box';
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard';
import './commands.css';

/** Commands for a shell, to read and to copy. */
export function Commands({ title, lines }: { title: string; lines: readonly string[] }) {
  if (lines.length === 0) {
    return null;
  }
  const text = lines.join('\n');
  return (
    <div>
      <Box variant="awsui-key-label">{title}</Box>
      <div className="commands">
        <pre tabIndex={0} role="region" aria-label={title}>{text}</pre>
        <CopyToClipboard
          variant="icon" textToCopy={text} copyButtonAriaLabel={`Copy: ${title}`} copySuccessText="Copied" copyErrorText="The browser did not copy"
        />
      </div>
    </div>
  );
}

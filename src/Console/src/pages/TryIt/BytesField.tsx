import FileUpload from '@cloudscape-design/components/file-upload';
import FormField from '@cloudscape-design/components/form-field';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import { fromBase64, toBase64 } from '../../shared/bytes';
import { fileWords } from '../../shared/fileWords';

interface Properties {
  label: string;
  description?: string;
  /** Base64, as it was typed. */
  value: string;
  onChange: (base64: string) => void;
}

// What KMS makes, signatures and ciphertexts, has 6,144 bytes at most.
const most = 6144;

/** The bytes of base64, or of a PEM block; null when it is none, or is empty. */
export function bytesOf(base64: string): Uint8Array | null {
  try {
    const bytes = fromBase64(base64.replace(/-----[^-]*-----/g, ''));
    return bytes.length > 0 ? bytes : null;
  } catch {
    return null;
  }
}

/** Bytes in base64, or from a file. */
export function BytesField({ label, description = 'In base64.', value, onChange }: Properties) {
  const read = async (file: File | undefined) => {
    if (file && file.size <= most) {
      const bytes = new Uint8Array(await file.arrayBuffer());
      const text = new TextDecoder().decode(bytes);
      onChange(text.startsWith('-----BEGIN ') ? text : toBase64(bytes));
    }
  };
  return (
    <SpaceBetween size="xs">
      <FormField label={label} description={description} stretch errorText={value.trim() && !bytesOf(value) ? 'This is not base64.' : ''}>
        <Textarea value={value} rows={4} spellcheck={false} ariaLabel={label} onChange={({ detail }) => onChange(detail.value)} />
      </FormField>
      <FormField label={`${label} from a file`}>
        <FileUpload value={[]} i18nStrings={fileWords} onChange={({ detail }) => void read(detail.value[0])} />
      </FormField>
    </SpaceBetween>
  );
}

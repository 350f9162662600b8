import FileUpload from '@cloudscape-design/components/file-upload';
import FormField from '@cloudscape-design/components/form-field';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import { fileWords } from '../../shared/fileWords';

/** A message that is typed, or a file; both are kept while one looks at the other. */
export interface MessageInput {
  kind: 'text' | 'file';
  text: string;
  file: File | null;
}

/** Nothing yet. */
export const noMessage: MessageInput = { kind: 'text', text: '', file: null };

/** The bytes; null when there are none yet. A text is in UTF-8. */
export const blobOf = ({ kind, text, file }: MessageInput): Blob | null => (kind === 'file' ? file : text === '' ? null : new Blob([text]));

/** The text, when it was typed. */
export const textOf = ({ kind, text }: MessageInput): string | null => (kind === 'text' ? text : null);

interface Properties {
  label: string;
  description?: string;
  value: MessageInput;
  onChange: (value: MessageInput) => void;
}

/** A text, or a file of any size. */
export function MessageField({ label, description, value, onChange }: Properties) {
  return (
    <SpaceBetween size="xs">
      <SegmentedControl
        label={`${label}: text or file`} selectedId={value.kind} onChange={({ detail }) => onChange({ ...value, kind: detail.selectedId as MessageInput['kind'] })}
        options={[{ id: 'text', text: 'Text' }, { id: 'file', text: 'File' }]}
      />
      <FormField label={label} description={description} stretch>
        {value.kind === 'text'
          ? <Textarea value={value.text} rows={5} spellcheck={false} ariaLabel={label} onChange={({ detail }) => onChange({ ...value, text: detail.value })} />
          : (
            <FileUpload
              value={value.file ? [value.file] : []} i18nStrings={fileWords} showFileSize showFileLastModified
              onChange={({ detail }) => onChange({ ...value, file: detail.value[0] ?? null })}
            />
          )}
      </FormField>
    </SpaceBetween>
  );
}

import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import { useState } from 'react';
import './add-line.css';

interface Properties {
  label: string;
  placeholder: string;
  pattern: RegExp;
  /** What is said of text that does not match. */
  mistake: string;
  onAdd: (text: string) => void;
}

/** A line to type one more of something. */
export function AddLine({ label, placeholder, pattern, mistake, onAdd }: Properties) {
  const [text, setText] = useState('');
  const good = pattern.test(text.trim());
  const add = () => {
    onAdd(text.trim());
    setText('');
  };
  return (
    <FormField stretch errorText={text.trim() && !good ? mistake : ''}>
      <div className="add-line">
        <Input
          value={text} placeholder={placeholder} ariaLabel={label} spellcheck={false} autoComplete={false} onChange={({ detail }) => setText(detail.value)}
          onKeyDown={(event) => {
            if (event.detail.key === 'Enter') {
              event.preventDefault();
              if (good) {
                add();
              }
            }
          }}
        />
        <Button formAction="none" disabled={!good} ariaLabel={`Add: ${label}`} onClick={add}>Add</Button>
      </div>
    </FormField>
  );
}

import Autosuggest from '@cloudscape-design/components/autosuggest';
import FormField from '@cloudscape-design/components/form-field';
import SpaceBetween from '@cloudscape-design/components/space-between';
import TokenGroup from '@cloudscape-design/components/token-group';
import { useState } from 'react';

interface Properties {
  label: string;
  description?: string;
  placeholder?: string;
  offered?: readonly string[];
  tokens: readonly string[];
  onChange: (tokens: string[]) => void;
}

/** Several texts, each typed or taken from what is offered and entered. */
export function TokenField({ label, description, placeholder, offered = [], tokens, onChange }: Properties) {
  const [text, setText] = useState('');
  const add = (value: string) => {
    const more = value.split(/[\s,]+/).filter((one) => one && !tokens.includes(one));
    if (more.length > 0) {
      onChange([...tokens, ...more]);
    }
    setText('');
  };
  return (
    <SpaceBetween size="xs">
      <FormField label={label} description={description} stretch>
        <Autosuggest
          value={text} placeholder={placeholder} options={offered.filter((value) => !tokens.includes(value)).map((value) => ({ value }))}
          enteredTextLabel={(value) => `Add ${value}`} empty="Nothing is proposed" virtualScroll
          onChange={({ detail }) => setText(detail.value)} onSelect={({ detail }) => add(detail.value)}
          // Not when the key goes down: what it chooses of what is offered comes first, and empties the text.
          onKeyUp={({ detail }) => detail.key === 'Enter' && text && add(text)} onBlur={() => text && add(text)}
        />
      </FormField>
      {tokens.length > 0 && (
        <TokenGroup
          items={tokens.map((token) => ({ label: token, dismissLabel: `Remove ${token}` }))}
          onDismiss={({ detail }) => onChange(tokens.filter((_, at) => at !== detail.itemIndex))}
        />
      )}
    </SpaceBetween>
  );
}

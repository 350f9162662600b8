import CodeEditor, { type CodeEditorProps } from '@cloudscape-design/components/code-editor';
import { useEffect, useState } from 'react';

type Ace = typeof import('./ace').default;

interface Properties {
  value: string;
  onChange: (value: string) => void;
  label: string;
  /** In pixels. */
  height?: number;
}

const themes: CodeEditorProps.AvailableThemes = { light: ['cloud_editor'], dark: ['cloud_editor_dark'] };

/** An editor for JSON, whose mistakes are marked in the gutter; it is fetched when it is first shown. */
export function JsonEditor({ value, onChange, label, height = 420 }: Properties) {
  const [ace, setAce] = useState<Ace>();
  const [failed, setFailed] = useState(false);
  const [preferences, setPreferences] = useState<Partial<CodeEditorProps.Preferences>>();
  const load = () => {
    setFailed(false);
    import('./ace').then((module) => setAce(() => module.default), () => setFailed(true));
  };
  useEffect(load, []);
  return (
    <CodeEditor
      ace={ace} loading={!ace && !failed} onRecoveryClick={load} language="json" value={value} onDelayedChange={({ detail }) => onChange(detail.value)}
      preferences={preferences} onPreferencesChange={({ detail }) => setPreferences(detail)} themes={themes} ariaLabel={label}
      editorContentHeight={height}
    />
  );
}

/** What is wrong with text that is no JSON; empty for JSON. */
export function jsonMistake(text: string): string {
  try {
    JSON.parse(text);
    return '';
  } catch (mistake) {
    return (mistake as Error).message;
  }
}

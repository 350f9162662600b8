import CodeEditor, { type CodeEditorProps } from '@cloudscape-design/components/code-editor';
import { useEffect, useState } from 'react';

type Ace = typeof import('./ace').ace;

interface Properties {
  value: string;
  onChange: (value: string) => void;
  /** What the document is, for those who do not see it. */
  label: string;
  /** In pixels, to begin with. */
  height?: number;
}

const themes: CodeEditorProps.AvailableThemes = { light: ['cloud_editor'], dark: ['cloud_editor_dark'] };

/** An editor for JSON, whose mistakes are marked in the gutter; it is fetched when it is first shown. */
export function JsonEditor({ value, onChange, label, height = 420 }: Properties) {
  const [ace, setAce] = useState<Ace>();
  const [size, setSize] = useState(height);
  const [failed, setFailed] = useState(false);
  const [preferences, setPreferences] = useState<Partial<CodeEditorProps.Preferences>>({ wrapLines: true });
  const load = () => {
    setFailed(false);
    import('./ace').then((module) => setAce(() => module.ace), () => setFailed(true));
  };
  useEffect(load, []);
  return (
    <CodeEditor
      ace={ace} loading={!ace && !failed} onRecoveryClick={load} language="json" value={value} onDelayedChange={({ detail }) => onChange(detail.value)}
      preferences={preferences} onPreferencesChange={({ detail }) => setPreferences({ wrapLines: detail.wrapLines })} themes={themes} ariaLabel={label}
      editorContentHeight={size} onEditorContentResize={({ detail }) => setSize(detail.height)}
    />
  );
}

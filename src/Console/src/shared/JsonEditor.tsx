import CodeEditor, { type CodeEditorProps } from '@cloudscape-design/components/code-editor';
import { useState } from 'react';
import { useCall } from './useCall';

interface Properties {
  value: string;
  /** What the document is, for those who do not see it. */
  label: string;
  /** In pixels, to begin with. */
  height?: number;
  onChange: (value: string) => void;
}

const themes: CodeEditorProps.AvailableThemes = { light: ['cloud_editor'], dark: ['cloud_editor_dark'] };

/** A JSON document with its errors marked in the gutter. It takes the light or the dark theme that the page wears. */
export function JsonEditor({ value, label, height = 400, onChange }: Properties) {
  const editor = useCall(() => import('./ace'), []);
  const [size, setSize] = useState(height);
  const [preferences, setPreferences] = useState<Partial<CodeEditorProps.Preferences>>({ wrapLines: true });

  return (
    <CodeEditor
      ace={editor.data?.ace} loading={editor.loading} onRecoveryClick={editor.reload}
      language="json" value={value} ariaLabel={label} themes={themes}
      preferences={preferences} onPreferencesChange={({ detail }) => setPreferences({ wrapLines: detail.wrapLines })}
      editorContentHeight={size} onEditorContentResize={({ detail }) => setSize(detail.height)}
      onDelayedChange={({ detail }) => onChange(detail.value)}
    />
  );
}

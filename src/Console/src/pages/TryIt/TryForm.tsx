import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Grid from '@cloudscape-design/components/grid';
import ProgressBar from '@cloudscape-design/components/progress-bar';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ReactNode } from 'react';
import '../../shared/commands.css';
import { Refusal } from '../../shared/Refusal';

interface Properties {
  button: string;
  ready: boolean;
  busy: boolean;
  error: Error | undefined;
  onRun: () => void;
  /** How far hashing is, from 0 to 1; nothing while nothing is hashed. */
  share?: number | undefined;
  onStop?: () => void;
  result: ReactNode;
  commands: ReactNode;
  children: ReactNode;
}

/** What goes in on one side; what comes out, and the commands that do the same, on the other. */
export function TryForm({ button, ready, busy, error, onRun, share, onStop, result, commands, children }: Properties) {
  return (
    <Grid gridDefinition={[{ colspan: { default: 12, xs: 5 } }, { colspan: { default: 12, xs: 7 } }]}>
      <SpaceBetween size="m">
        {children}
        <SpaceBetween direction="horizontal" size="xs">
          <Button variant="primary" disabled={!ready} loading={busy} onClick={onRun}>{button}</Button>
          {busy && share !== undefined && <Button onClick={onStop}>Stop</Button>}
        </SpaceBetween>
        {busy && share !== undefined && <ProgressBar value={Math.round(share * 100)} label="Hashing in this browser" />}
        <Refusal error={error} />
      </SpaceBetween>
      <SpaceBetween size="m">
        <div aria-live="polite">{result ?? <Box color="text-status-inactive">The result appears here.</Box>}</div>
        <div className="stack">{commands}</div>
      </SpaceBetween>
    </Grid>
  );
}

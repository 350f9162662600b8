import type { GetParametersForImportResponse } from '@aws-sdk/client-kms';
import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import FileUpload from '@cloudscape-design/components/file-upload';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { download } from '../../shared/bytes';
import { Commands } from '../../shared/Commands';
import { fileWords } from '../../shared/fileWords';
import { time } from '../../shared/times';
import { importMistake } from './importPlan';
import { materialOf, wrapCommands } from './wrapping';
import type { ImportStepProperties } from './WrappingStep';

/** The material itself, or what it was wrapped to. */
export function MaterialStep({ metadata, plan, onChange, parameters }: ImportStepProperties & { parameters: GetParametersForImportResponse }) {
  const spec = metadata.KeySpec!;
  const make = () => {
    const bytes = crypto.getRandomValues(new Uint8Array(32));
    download('material.bin', bytes.slice());
    onChange({ file: new File([bytes], 'material.bin') });
    bytes.fill(0);
  };
  const upload = (
    <FormField
      label={plan.here ? 'Key material' : 'Wrapped key material'} description={plan.here ? materialOf(spec).words : 'wrapped.bin'}
      errorText={plan.file ? importMistake(plan, spec) : ''}
    >
      <FileUpload
        value={plan.file ? [plan.file] : []} i18nStrings={fileWords} showFileSize
        onChange={({ detail }) => onChange({ file: detail.value[0] ?? null })}
      />
    </FormField>
  );
  if (plan.here) {
    return (
      <Container header={<Header variant="h2">Key material</Header>}>
        <SpaceBetween size="l">
          {upload}
          {spec === 'SYMMETRIC_DEFAULT' && <Button onClick={make}>Make 32 random bytes, and download them</Button>}
          <Alert type="warning">
            Keep a copy of the key material in a safe place. The service gives none back, and when it expires or is deleted here, you need the same bytes again.
          </Alert>
        </SpaceBetween>
      </Container>
    );
  }
  return (
    <Container header={<Header variant="h2" description={`Good until ${time(parameters.ParametersValidTo)}.`}>Wrap it outside</Header>}>
      <SpaceBetween size="l">
        <Button iconName="download" onClick={() => download('wrapping-key.der', new Uint8Array(parameters.PublicKey!))}>Download wrapping-key.der</Button>
        <Commands title={`material.bin: ${materialOf(spec).words} Then`} lines={wrapCommands(plan.algorithm)} />
        {upload}
      </SpaceBetween>
    </Container>
  );
}

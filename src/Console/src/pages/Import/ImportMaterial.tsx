import {
  DescribeKeyCommand, GetParametersForImportCommand, type GetParametersForImportResponse, ImportKeyMaterialCommand, type KeyMetadata,
} from '@aws-sdk/client-kms';
import Spinner from '@cloudscape-design/components/spinner';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Wizard from '@cloudscape-design/components/wizard';
import { useState } from 'react';
import { useSession } from '../../session/Session';
import { Refusal } from '../../shared/Refusal';
import { useAction, useCall } from '../../shared/useCall';
import { go } from '../../shared/useRoute';
import { ExpirationStep } from './ExpirationStep';
import { firstPlan, type ImportPlan, importMistake, requestOf } from './importPlan';
import { MaterialStep } from './MaterialStep';
import { wrap, wrappingsOf, wrapsHere } from './wrapping';
import { WrappingStep } from './WrappingStep';

/** Brings material that was made elsewhere into a key. */
export function ImportMaterial({ keyId }: { keyId: string }) {
  const { kms } = useSession();
  const call = useCall((abortSignal) => kms.send(new DescribeKeyCommand({ KeyId: keyId }), { abortSignal }), [keyId]);
  const key = call.data?.KeyMetadata;
  if (!key) {
    return call.loading ? <Spinner size="large" /> : <Refusal error={call.error} />;
  }
  return <ImportWizard metadata={key} />;
}

function ImportWizard({ metadata }: { metadata: KeyMetadata }) {
  const { kms } = useSession();
  const spec = metadata.KeySpec!;
  const [plan, setPlan] = useState<ImportPlan>(() => firstPlan(wrappingsOf(spec)[0]!, wrapsHere(wrappingsOf(spec)[0]!)));
  const [parameters, setParameters] = useState<GetParametersForImportResponse>();
  const [step, setStep] = useState(0);
  const [tried, setTried] = useState(-1);
  const onChange = (change: Partial<ImportPlan>) => setPlan((old) => ({ ...old, ...change }));
  const fetch = useAction(async () => {
    setParameters(await kms.send(new GetParametersForImportCommand({
      KeyId: metadata.KeyId, WrappingAlgorithm: plan.algorithm, WrappingKeySpec: plan.wrappingKeySpec,
    })));
    setStep(1);
  });
  const bring = useAction(async () => {
    const bytes = new Uint8Array(await plan.file!.arrayBuffer());
    try {
      const wrapped = plan.here ? await wrap(plan.algorithm, parameters!.PublicKey!, bytes) : bytes;
      await kms.send(new ImportKeyMaterialCommand(requestOf(plan, metadata, parameters!.ImportToken!, wrapped)));
    } finally {
      bytes.fill(0);
    }
    go('key', metadata.KeyId!, 'material');
  });
  const mistakes = ['', importMistake(plan, spec), plan.expires && !plan.validTo ? 'Choose the day on which the material expires.' : ''];
  const navigate = (to: number) => {
    setTried(step);
    if (step === 0 && to > 0) {
      // Another way to wrap asks for another wrapping key.
      void fetch.run();
    } else if (to < step || !mistakes[step]) {
      setStep(to);
    }
  };
  const submit = () => {
    setTried(step);
    if (mistakes.every((mistake) => !mistake)) {
      void bring.run();
    }
  };
  const steps = [
    { title: 'Choose how it is wrapped', content: <WrappingStep metadata={metadata} plan={plan} onChange={onChange} refusal={fetch.error} /> },
    {
      title: 'Give the key material',
      content: parameters ? <MaterialStep metadata={metadata} plan={plan} onChange={onChange} parameters={parameters} /> : <Spinner />,
    },
    {
      title: 'Choose its expiration, and import',
      content: (
        <SpaceBetween size="l">
          <ExpirationStep metadata={metadata} plan={plan} onChange={onChange} />
          <Refusal error={bring.error} />
        </SpaceBetween>
      ),
    },
  ];
  return (
    <Wizard
      steps={steps.map((one, at) => ({ ...one, errorText: at === tried && at === step ? mistakes[at] : undefined }))}
      activeStepIndex={step} isLoadingNextStep={fetch.busy || bring.busy} submitButtonText="Import key material"
      i18nStrings={{
        stepNumberLabel: (number) => `Step ${number}`, collapsedStepsLabel: (number, count) => `Step ${number} of ${count}`, navigationAriaLabel: 'Steps',
        cancelButton: 'Cancel', previousButton: 'Previous', nextButton: 'Next', optional: 'optional',
      }}
      onNavigate={({ detail }) => navigate(detail.requestedStepIndex)} onCancel={() => go('key', metadata.KeyId!, 'material')} onSubmit={submit}
    />
  );
}

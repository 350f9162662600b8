import { CreateAliasCommand, CreateKeyCommand } from '@aws-sdk/client-kms';
import Alert from '@cloudscape-design/components/alert';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Wizard, { type WizardProps } from '@cloudscape-design/components/wizard';
import { useRef, useState } from 'react';
import { useSession } from '../../session/Session';
import { jsonMistake } from '../../shared/json';
import { Refusal } from '../../shared/Refusal';
import { tagMistake } from '../../shared/TagFields';
import { useAction } from '../../shared/useCall';
import { usePrincipals } from '../../shared/usePrincipals';
import { go, linkTo } from '../../shared/useRoute';
import { Administrators, Users } from '../Key/policy/DefaultView';
import { ConfigureStep } from './ConfigureStep';
import { change, firstPlan, type KeyPlan, policyOf, requestOf } from './keyPlan';
import { aliasMistake, LabelsStep } from './LabelsStep';
import { ReviewStep } from './ReviewStep';
import { isStored } from './specs';

/** Makes a key, step by step. */
export function CreateKey() {
  const { kms, account } = useSession();
  const principals = usePrincipals();
  const [plan, setPlan] = useState(firstPlan);
  const [step, setStep] = useState(0);
  const [tried, setTried] = useState(-1);
  const made = useRef<string>(null);
  const onChange = (wish: Partial<KeyPlan>) => setPlan((old) => change(old, wish));
  const create = useAction(async () => {
    // A second attempt after a refused alias names the key that is there, and makes no other.
    made.current ??= (await kms.send(new CreateKeyCommand(requestOf(plan, account)))).KeyMetadata!.KeyId!;
    if (plan.alias) {
      await kms.send(new CreateAliasCommand({ AliasName: `alias/${plan.alias}`, TargetKeyId: made.current }));
    }
    go(plan.origin === 'EXTERNAL' ? 'import' : 'key', made.current);
  });
  const mistakes = [configureMistake(plan), labelMistake(plan), '', '', jsonMistake(policyOf(plan, account))];
  const people = { principals, parts: plan.parts, onChange: (parts: KeyPlan['parts']) => onChange({ parts }) };
  const steps: WizardProps.Step[] = [
    { title: 'Configure key', content: <ConfigureStep plan={plan} onChange={onChange} /> },
    { title: 'Add labels', isOptional: true, content: <LabelsStep plan={plan} onChange={onChange} /> },
    {
      title: 'Define key administrators', isOptional: true,
      content: <Container header={<Header variant="h2">Key administrators</Header>}><Administrators {...people} /></Container>,
    },
    {
      title: 'Define key users', isOptional: true,
      content: <Container header={<Header variant="h2">Key users</Header>}><Users {...people} /></Container>,
    },
    { title: 'Review', content: <ReviewStep plan={plan} onChange={onChange} /> },
  ];
  const withErrors = steps.map((one, at) => ({
    ...one,
    errorText: at === tried ? mistakes[at] : undefined,
    content: (
      <SpaceBetween size="l">
        {one.content}
        {at === steps.length - 1 && made.current && create.error && (
          <Alert type="warning">
            The key <Link href={linkTo('key', made.current)}>{made.current}</Link> is made; its alias is not. Change the alias and try again.
          </Alert>
        )}
        {at === steps.length - 1 && <Refusal error={create.error} />}
      </SpaceBetween>
    ),
  }));
  const navigate = (to: number) => {
    setTried(step);
    if (to < step || !mistakes[step]) {
      setStep(to);
    }
  };
  const submit = () => {
    setTried(step);
    if (mistakes.every((mistake) => !mistake)) {
      void create.run();
    }
  };
  return (
    <Wizard
      steps={withErrors} activeStepIndex={step} isLoadingNextStep={create.busy} submitButtonText="Create key" allowSkipTo
      i18nStrings={{
        stepNumberLabel: (number) => `Step ${number}`, collapsedStepsLabel: (number, count) => `Step ${number} of ${count}`, navigationAriaLabel: 'Steps',
        cancelButton: 'Cancel', previousButton: 'Previous', nextButton: 'Next', optional: 'optional',
        skipToButtonLabel: ({ title }) => `Skip to ${title.toLowerCase()}`,
      }}
      onNavigate={({ detail }) => navigate(detail.requestedStepIndex)}
      onCancel={() => go('keys')}
      onSubmit={submit}
    />
  );
}

function configureMistake(plan: KeyPlan): string {
  if (isStored(plan.origin) && !plan.storeId) {
    return 'Choose a custom key store.';
  }
  return plan.origin === 'EXTERNAL_KEY_STORE' && !plan.xksKeyId.trim() ? 'Give the id of the external key.' : '';
}

const labelMistake = (plan: KeyPlan) => aliasMistake(plan.alias) || (plan.tags.length > 0 ? tagMistake(plan.tags) : '');

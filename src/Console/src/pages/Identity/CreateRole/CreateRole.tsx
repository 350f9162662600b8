import SpaceBetween from '@cloudscape-design/components/space-between';
import Wizard from '@cloudscape-design/components/wizard';
import { useRef, useState } from 'react';
import { useSession } from '../../../session/Session';
import { Refusal } from '../../../shared/Refusal';
import { useAction } from '../../../shared/useCall';
import { go } from '../../../shared/useRoute';
import { blankRole, mistakesOf, type RoleDraft } from './draft';
import { makeRole } from './makeRole';
import { RoleName } from './RoleName';
import { RolePermissions } from './RolePermissions';
import { RoleReview } from './RoleReview';
import { TrustedEntity } from './TrustedEntity';

/** Makes a role in four steps: who may take it on, what it may, its name, a last look. */
export function CreateRole() {
  const { iam, account } = useSession();
  const [draft, setDraft] = useState<RoleDraft>(() => blankRole(account));
  const [step, setStep] = useState(0);
  const [tried, setTried] = useState(false);
  const done = useRef(new Set<string>());
  const create = useAction(async () => {
    await makeRole(iam, account, draft, done.current);
    go('role', draft.name);
  });
  const mistakes = mistakesOf(draft);
  const given = (at: number) => ({
    draft, change: (part: Partial<RoleDraft>) => setDraft((old) => ({ ...old, ...part })), mistake: tried ? (mistakes[at] ?? '') : '',
  });
  const move = (wanted: number) => {
    const wrong = mistakes.findIndex((mistake, at) => mistake && at >= step && at < wanted);
    setTried(wrong >= 0);
    setStep(wrong < 0 ? wanted : wrong);
  };
  return (
    <Wizard
      activeStepIndex={step} submitButtonText="Create role" isLoadingNextStep={create.busy}
      onNavigate={({ detail }) => move(detail.requestedStepIndex)} onCancel={() => go('roles')} onSubmit={() => void create.run()}
      i18nStrings={{
        stepNumberLabel: (number) => `Step ${number}`,
        collapsedStepsLabel: (number, count) => `Step ${number} of ${count}`,
        navigationAriaLabel: 'Steps', cancelButton: 'Cancel', previousButton: 'Previous', nextButton: 'Next', optional: 'optional',
      }}
      steps={[
        { title: 'Select trusted entity', content: <TrustedEntity {...given(0)} /> },
        { title: 'Add permissions', isOptional: true, content: <RolePermissions {...given(1)} /> },
        { title: 'Name, description and tags', content: <RoleName {...given(2)} /> },
        { title: 'Review and create', content: <SpaceBetween size="l"><RoleReview draft={draft} edit={setStep} /><Refusal error={create.error} /></SpaceBetween> },
      ]}
    />
  );
}

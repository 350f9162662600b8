import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Checkbox from '@cloudscape-design/components/checkbox';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useSession } from '../../session/Session';
import { inTurns } from '../../shared/inTurns';
import { areGoodTags, TagFields } from '../../shared/TagFields';
import { type KeyAction, type Target, whyNot, type Wish } from './keyActions';
import { type Outcome, Outcomes, SkippedKeys } from './Outcomes';

interface Properties {
  action: KeyAction;
  targets: readonly Target[];
  /** Called when the dialogue is left, with the keys that may have changed. */
  onClose: (changed: string[]) => void;
}

/** Says in words what is about to happen, does it, and tells of each key how it went. */
export function ConfirmAction({ action, targets, onClose }: Properties) {
  const { kms } = useSession();
  const fit = targets.filter((target) => !whyNot(action, target)).map(({ id }) => id);
  const [wish, setWish] = useState<Wish>({ days: 30, tags: [{ TagKey: '', TagValue: '' }] });
  const [sure, setSure] = useState(!action.grave);
  const [outcomes, setOutcomes] = useState<Outcome[]>([]);
  const [busy, setBusy] = useState(false);
  const failed = outcomes.filter(({ error }) => error).map(({ id }) => id);
  const leave = () => onClose(outcomes.map(({ id }) => id));
  const run = async (ids: string[]) => {
    setBusy(true);
    const results = await inTurns(ids, 4, (id) => action.run(kms, id, wish));
    const now = ids.map((id, at) => ({ id, error: errorOf(results[at]!) }));
    const all = [...outcomes.filter(({ id }) => !ids.includes(id)), ...now];
    setBusy(false);
    setOutcomes(all);
    if (all.every(({ error }) => !error)) {
      onClose(all.map(({ id }) => id));
    }
  };
  const good = sure && (action.asks !== 'days' || (wish.days >= 7 && wish.days <= 30)) && (action.asks !== 'tags' || areGoodTags(wish.tags));
  const footer = (
    <Box float="right">
      <SpaceBetween direction="horizontal" size="xs">
        <Button variant="link" onClick={leave}>{outcomes.length > 0 ? 'Close' : 'Cancel'}</Button>
        {failed.length > 0
          ? <Button variant="primary" loading={busy} onClick={() => void run(failed)}>Try the failed ones again</Button>
          : <Button variant="primary" loading={busy} disabled={!good} onClick={() => void run(fit)}>{action.title}</Button>}
      </SpaceBetween>
    </Box>
  );

  return (
    <Modal
      visible size={action.asks === 'tags' || outcomes.length > 0 ? 'large' : 'medium'} header={action.title} closeAriaLabel="Close" footer={footer}
      onDismiss={({ detail }) => detail.reason !== 'overlay' && leave()}
    >
      {outcomes.length > 0 ? <Outcomes outcomes={outcomes} /> : (
        <SpaceBetween size="m">
          <Box>{action.warning(fit.length)}</Box>
          <ul>{fit.map((id) => <li key={id}><code>{id}</code></li>)}</ul>
          <SkippedKeys action={action} targets={targets} />
          {action.asks === 'days' && (
            <FormField label="Waiting period in days" description="7 to 30." errorText={wish.days >= 7 && wish.days <= 30 ? '' : 'A number from 7 to 30.'}>
              <Input type="number" inputMode="numeric" value={String(wish.days)} onChange={({ detail }) => setWish({ ...wish, days: Number(detail.value) })} />
            </FormField>
          )}
          {action.asks === 'tags' && <TagFields tags={wish.tags} onChange={(tags) => setWish({ ...wish, tags })} />}
          {action.grave && (
            <Checkbox checked={sure} onChange={({ detail }) => setSure(detail.checked)}>
              I know what this does to {fit.length === 1 ? 'the key' : 'the keys'}, and to those who use {fit.length === 1 ? 'it' : 'them'}.
            </Checkbox>
          )}
        </SpaceBetween>
      )}
    </Modal>
  );
}

const errorOf = (result: PromiseSettledResult<unknown>) => (result.status === 'rejected' ? (result.reason as Error) : undefined);

import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import { useState } from 'react';
import { ConfirmAction } from './ConfirmAction';
import { type KeyAction, keyActions, type Target, whyNone } from './keyActions';

interface Properties {
  targets: readonly Target[];
  onChanged: (ids: string[]) => void;
}

/** The menu of what can be done to keys; what cannot says why. */
export function KeyActionsButton({ targets, onChanged }: Properties) {
  const [action, setAction] = useState<KeyAction | null>(null);
  const items = keyActions.map((one) => {
    const disabledReason = whyNone(one, targets);
    return { id: one.id, text: one.title, disabled: disabledReason !== undefined, disabledReason };
  });
  return (
    <>
      <ButtonDropdown
        items={items} disabled={targets.length === 0} disabledReason="Choose keys first"
        onItemClick={({ detail }) => setAction(keyActions.find(({ id }) => id === detail.id) ?? null)}
      >
        Key actions
      </ButtonDropdown>
      {action && (
        <ConfirmAction
          action={action} targets={targets}
          onClose={(changed) => {
            setAction(null);
            onChanged(changed);
          }}
        />
      )}
    </>
  );
}

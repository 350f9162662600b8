import { ContextKeyTypeEnum } from '@aws-sdk/client-iam';
import AttributeEditor from '@cloudscape-design/components/attribute-editor';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useSession } from '../../session/Session';
import { Refusal } from '../../shared/Refusal';
import { useAction } from '../../shared/useCall';
import { type ContextField, contextKeys } from './question';
import type { PartProperties } from './Simulator';

const types = Object.values(ContextKeyTypeEnum).map((value) => ({ value }));

/** The circumstances: condition keys with their values. */
export function ContextFields({ question, change }: PartProperties) {
  const { iam } = useSession();
  const { context } = question;
  const find = useAction(async () => {
    const given = context.map(({ key }) => key.toLowerCase());
    const missing = (await contextKeys(iam, question)).filter((key) => !given.includes(key.toLowerCase()));
    change({ context: [...context, ...missing.map((key) => ({ key, type: 'string' as const, values: '' }))] });
  });
  const set = (at: number, part: Partial<ContextField>) =>
    change({ context: context.map((field, index) => (index === at ? { ...field, ...part } : field)) });
  const button = (
    <Button loading={find.busy} disabled={!question.principal && !question.document} onClick={() => void find.run()}>Find the keys that the policies ask for</Button>
  );
  return (
    <Container header={<Header variant="h2" description="Condition keys; one that is not given counts as absent. The values of a list have commas between them." actions={button}>Context</Header>}>
      <SpaceBetween size="m">
        <Refusal error={find.error} />
        <AttributeEditor
          items={context} addButtonText="Add key" removeButtonText="Remove" empty="No condition keys" removeButtonAriaLabel={({ key }) => `Remove ${key}`}
          onAddButtonClick={() => change({ context: [...context, { key: '', type: 'string', values: '' }] })}
          onRemoveButtonClick={({ detail }) => change({ context: context.filter((_, at) => at !== detail.itemIndex) })}
          definition={[
            { label: 'Condition key', control: ({ key }, at) => <Input value={key} placeholder="kms:SigningAlgorithm" spellcheck={false} onChange={({ detail }) => set(at, { key: detail.value })} /> },
            {
              label: 'Type',
              control: ({ type }, at) => <Select selectedOption={{ value: type }} options={types} onChange={({ detail }) => set(at, { type: detail.selectedOption.value as ContextKeyTypeEnum })} />,
            },
            { label: 'Value', control: ({ values }, at) => <Input value={values} spellcheck={false} onChange={({ detail }) => set(at, { values: detail.value })} /> },
          ]}
        />
      </SpaceBetween>
    </Container>
  );
}

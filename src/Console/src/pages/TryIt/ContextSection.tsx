import type { KeyMetadata } from '@aws-sdk/client-kms';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import { ContextFields, type ContextPair } from '../../shared/ContextFields';
import { takesConstraints } from '../Key/grants/grantOperations';

interface Properties {
  metadata: KeyMetadata;
  context: readonly ContextPair[];
  onChange: (context: ContextPair[]) => void;
}

/** The encryption context, for the keys that know one. */
export function ContextSection({ metadata, context, onChange }: Properties) {
  return takesConstraints(metadata) && (
    <ExpandableSection headerText="Encryption context" headerDescription="Not secret. Decrypting needs the same pairs." defaultExpanded={context.length > 0}>
      <ContextFields context={context} onChange={onChange} />
    </ExpandableSection>
  );
}

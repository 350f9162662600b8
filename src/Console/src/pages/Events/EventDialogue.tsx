import type { Event } from '@aws-sdk/client-cloudtrail';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import Header from '@cloudscape-design/components/header';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { pretty } from '../../shared/json';
import { PolicyText } from '../../shared/PolicyText';
import { time } from '../../shared/times';
import { told } from './told';
import { WhyDenied } from './WhyDenied';

/** All that the trail has of an event; of a refusal, why it was one. */
export function EventDialogue({ event, onClose }: { event: Event; onClose: () => void }) {
  const record = told(event);
  const text = pretty(event.CloudTrailEvent ?? '{}');
  const json = (
    <SpaceBetween size="s">
      <CopyToClipboard copyButtonText="Copy" textToCopy={text} copySuccessText="Copied" copyErrorText="The browser did not copy" />
      <PolicyText label="Event record" text={text} />
    </SpaceBetween>
  );
  return (
    <Modal
      visible size="large" closeAriaLabel="Close" onDismiss={onClose} footer={<Box float="right"><Button onClick={onClose}>Close</Button></Box>}
      header={<Header variant="h2" description={`${time(event.EventTime)} · ${event.Username ?? 'unknown user'}`}>{event.EventName}</Header>}
    >
      <SpaceBetween size="l">
        {record.errorCode && <WhyDenied record={record} />}
        {record.errorCode ? <ExpandableSection headerText="Event record" headingTagOverride="h3">{json}</ExpandableSection> : json}
      </SpaceBetween>
    </Modal>
  );
}

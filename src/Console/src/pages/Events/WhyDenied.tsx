import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { AskedAgain } from './AskedAgain';
import { DecodedDenial } from './DecodedDenial';
import { attemptOf, isDenied, type Told } from './told';

/** Why a call was refused: in the service's words, and for a denial which policy lacks or denies what. */
export function WhyDenied({ record }: { record: Told }) {
  const message = record.additionalEventData?.encodedAuthorizationMessage;
  const attempt = attemptOf(record);
  return (
    <SpaceBetween size="m">
      <Alert type="error" header={record.errorCode}>{record.errorMessage ?? 'The service gave no message.'}</Alert>
      {!isDenied(record) ? <Box>No policy refused this: the request, or the state that something was in, did.</Box>
        : message ? <DecodedDenial message={message} />
        : attempt ? <AskedAgain attempt={attempt} />
        : <Box>The trail keeps no reason for this one, and the caller bears no policies that could be asked now.</Box>}
    </SpaceBetween>
  );
}

import Box from '@cloudscape-design/components/box';
import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import { linkTo } from '../../shared/useRoute';

/** What an address shows that names no page. */
export function NotFound() {
  return (
    <ContentLayout header={<Header variant="h1">Page not found</Header>}>
      <Box>The console has no page at this address. Go on with <Link href={linkTo('keys')}>Customer managed keys</Link>.</Box>
    </ContentLayout>
  );
}

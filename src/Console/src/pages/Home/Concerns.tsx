import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import Pagination from '@cloudscape-design/components/pagination';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useState } from 'react';
import { linkTo } from '../../shared/useRoute';
import { type Concern, expiryDays, idleDays } from './attention';

interface Properties {
  concerns: Concern[];
  /** What was looked at. */
  said: string;
  loading: boolean;
  /** Whether there are keys that were not looked at. */
  isPart: boolean;
}

const pageSize = 6;

/** Keys that somebody should look at. */
export function Concerns({ concerns, said, loading, isPart }: Properties) {
  const [page, setPage] = useState(1);
  const pages = Math.ceil(concerns.length / pageSize);
  const shown = concerns.slice((Math.min(page, Math.max(pages, 1)) - 1) * pageSize).slice(0, pageSize);
  return (
    <Container
      fitHeight header={
        <Header variant="h2" counter={`(${concerns.length})`} description={`Deletions, missing or expiring material (${expiryDays} days), unused for ${idleDays} days. ${said}`}>
          Needs attention
        </Header>
      }
    >
      <SpaceBetween size="s">
        {concerns.length === 0 && (loading ? <StatusIndicator type="loading">Looking</StatusIndicator> : <StatusIndicator type={isPart ? 'info' : 'success'}>{isPart ? 'Nothing among these' : 'Nothing'}</StatusIndicator>)}
        {shown.map(({ keyId, what }) => (
          <Box key={keyId}><Link href={linkTo('key', keyId)}>{keyId}</Link> {what}</Box>
        ))}
        {pages > 1 && <Pagination currentPageIndex={page} pagesCount={pages} onChange={({ detail }) => setPage(detail.currentPageIndex)} />}
      </SpaceBetween>
    </Container>
  );
}

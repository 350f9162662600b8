import AppLayout from '@cloudscape-design/components/app-layout';
import { I18nProvider } from '@cloudscape-design/components/i18n';
import messages from '@cloudscape-design/components/i18n/messages/all.en';
import SideNavigation, { type SideNavigationProps } from '@cloudscape-design/components/side-navigation';
import { useState } from 'react';
import { pageAt, pages } from './pages/pages';
import type { Session } from './session/Session';
import { SwitchRole } from './session/SwitchRole';
import { TopBar } from './TopBar';
import { useArrival } from './shared/useArrival';
import { linkTo, useRoute } from './shared/useRoute';
import './frame.css';

const listed = pages.filter((page) => page.under === undefined);
const linksOf = (section: string | undefined): SideNavigationProps.Link[] =>
  listed.filter((page) => page.section === section).map(({ path, title }) => ({ type: 'link', text: title, href: linkTo(path) }));
const sections = [...new Set(listed.flatMap(({ section }) => section ?? []))];
const navigation: SideNavigationProps.Item[] = [
  ...linksOf(undefined), ...sections.map((text) => ({ type: 'section' as const, text, items: linksOf(text) })),
];

interface Properties {
  session: Session;
  onSession: (session: Session | null) => void;
}

/** What surrounds every page: the bar with account and Region, the list of pages. */
export function Frame({ session, onSession }: Properties) {
  const route = useRoute();
  const [switching, setSwitching] = useState(false);
  const page = pageAt(route[0] ?? '');
  const content = useArrival(page.path, route[1] ?? '', page.title, session.account);
  return (
    <I18nProvider locale="en" messages={[messages]}>
      <a
        className="skip" href="#content"
        onClick={(event) => {
          event.preventDefault();
          content.current?.focus();
        }}
      >
        Skip to content
      </a>
      <div id="top">
        <TopBar session={session} onSession={onSession} onSwitch={() => setSwitching(true)} />
      </div>
      <AppLayout
        headerSelector="#top"
        toolsHide
        navigation={
          <SideNavigation
            header={{ text: 'Key management', href: linkTo('home') }}
            activeHref={linkTo(page.under ?? page.path)}
            items={navigation}
          />
        }
        content={<div id="content" className="content" role="group" aria-label={page.title} tabIndex={-1} ref={content}>{page.show(route.slice(1))}</div>}
      />
      {switching && <SwitchRole session={session} onSwitched={onSession} onClose={() => setSwitching(false)} />}
    </I18nProvider>
  );
}

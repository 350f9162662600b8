import TopNavigation from '@cloudscape-design/components/top-navigation';
import logo from './shared/logo.svg';
import { useTheme } from './shared/theme';
import { linkTo } from './shared/useRoute';
import type { Session } from './session/Session';

interface Properties {
  session: Session;
  onSession: (session: Session | null) => void;
  onSwitch: () => void;
}

const moon = <svg viewBox="0 0 16 16" focusable="false" aria-hidden="true"><path d="M13 10A6 6 0 0 1 6 3a5.5 5.5 0 1 0 7 7Z" /></svg>;
const sun = <svg viewBox="0 0 16 16" focusable="false" aria-hidden="true"><circle cx="8" cy="8" r="3" /><path d="M8 1v2M8 13v2M1 8h2M13 8h2M3 3l1.4 1.4M11.6 11.6 13 13M3 13l1.4-1.4M11.6 4.4 13 3" /></svg>;

/** Says who is signed in and where, and lets them become somebody else. */
export function TopBar({ session, onSession, onSwitch }: Properties) {
  const { dark, wear } = useTheme();
  const acts: Record<string, () => void> = {
    switch: onSwitch,
    leave: () => onSession(session.before),
    out: () => onSession(null),
  };
  const name = session.arn.split(':').at(-1)!;
  return (
    <TopNavigation
      identity={{ href: linkTo('home'), title: 'Signet', logo: { src: logo, alt: 'Seal' } }}
      utilities={[
        {
          type: 'button', iconSvg: dark ? sun : moon, text: dark ? 'Light mode' : 'Dark mode',
          onClick: () => wear(!dark),
        },
        {
          type: 'menu-dropdown', text: `${name} · ${session.account} · ${session.region}`, description: session.arn, iconName: 'user-profile',
          items: [
            { id: 'switch', text: 'Switch role' },
            ...(session.before ? [{ id: 'leave', text: 'Switch back' }] : []),
            { id: 'out', text: 'Sign out' },
          ],
          onItemClick: ({ detail }) => acts[detail.id]?.(),
        },
      ]}
    />
  );
}

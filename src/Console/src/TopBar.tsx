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
          type: 'button', iconName: dark ? 'star' : 'star-filled', text: dark ? 'Light mode' : 'Dark mode',
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

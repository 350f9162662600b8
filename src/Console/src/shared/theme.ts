import { applyMode, Mode } from '@cloudscape-design/global-styles';
import { generateThemeStylesheet } from '@cloudscape-design/components/theming';
import { useSyncExternalStore } from 'react';

const violet = { light: '#5f35a8', dark: '#c3a6f5' };
const deepViolet = { light: '#47237f', dark: '#ddccfa' };

/** Puts on Signet's own colours. A constructed sheet: the content security policy knows no inline style. */
export function dressUp(): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(
    generateThemeStylesheet({
      theme: {
        tokens: {
          colorBackgroundButtonPrimaryDefault: violet,
          colorBackgroundButtonPrimaryHover: deepViolet,
          colorBackgroundButtonPrimaryActive: deepViolet,
          colorTextButtonPrimaryDefault: { light: '#ffffff', dark: '#1b1030' },
          colorTextButtonPrimaryHover: { light: '#ffffff', dark: '#1b1030' },
          colorTextButtonPrimaryActive: { light: '#ffffff', dark: '#1b1030' },
          colorBorderButtonNormalDefault: violet,
          colorTextButtonNormalDefault: violet,
          colorTextButtonNormalHover: deepViolet,
          colorBorderButtonNormalHover: deepViolet,
          colorTextLinkDefault: violet,
          colorTextLinkHover: deepViolet,
          colorTextAccent: violet,
          colorBackgroundControlChecked: violet,
          colorBackgroundSegmentActive: violet,
          colorTextSegmentActive: { light: '#ffffff', dark: '#1b1030' },
          colorBorderItemSelected: violet,
          colorBackgroundItemSelected: { light: '#f6f2fd', dark: '#251a3a' },
          colorBorderItemFocused: violet,
        },
      },
    }),
  );
  document.adoptedStyleSheets.push(sheet);
  const system = matchMedia('(prefers-color-scheme: dark)');
  wear(system.matches);
  system.addEventListener('change', (change) => wear(change.matches));
}

let dark = false;
const changed = new EventTarget();

/** Light or dark; kept for as long as the page is open. */
export function wear(wish: boolean): void {
  dark = wish;
  applyMode(dark ? Mode.Dark : Mode.Light);
  document.documentElement.classList.toggle('dark', dark);
  changed.dispatchEvent(new Event('change'));
}

/** Whether it is dark, and how to change it. */
export function useTheme(): { dark: boolean; wear: (dark: boolean) => void } {
  const subscribe = (listener: () => void) => {
    changed.addEventListener('change', listener);
    return () => changed.removeEventListener('change', listener);
  };
  return { dark: useSyncExternalStore(subscribe, () => dark), wear };
}

import { applyMode, Mode } from '@cloudscape-design/global-styles';
import { generateThemeStylesheet } from '@cloudscape-design/components/theming';

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
        },
      },
    }),
  );
  document.adoptedStyleSheets.push(sheet);
  const dark = matchMedia('(prefers-color-scheme: dark)');
  wear(dark.matches);
  dark.addEventListener('change', (change) => wear(change.matches));
}

/** Light or dark; kept for as long as the page is open. */
export function wear(dark: boolean): void {
  applyMode(dark ? Mode.Dark : Mode.Light);
}

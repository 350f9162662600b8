import Button from '@cloudscape-design/components/button';
import { useTheme } from './theme';

/** Changes between light and dark. */
export function ThemeButton() {
  const theme = useTheme();
  return <Button formAction="none" onClick={() => theme.wear(!theme.dark)}>{theme.dark ? 'Light mode' : 'Dark mode'}</Button>;
}

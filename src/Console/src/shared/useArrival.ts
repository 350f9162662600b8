import { type RefObject, useEffect, useRef } from 'react';

/**
 * Names the tab after the page that one came to, and moves the focus there, so that keyboards and screen readers come along.
 * @param thing what the page is about, such as a key id; may be empty
 * @returns the element that takes the focus
 */
export function useArrival(path: string, thing: string, title: string, account: string): RefObject<HTMLDivElement | null> {
  const content = useRef<HTMLDivElement>(null);
  useEffect(() => {
    document.title = [`${title} ${thing}`.trim(), account, 'Signet'].join(' · ');
    content.current?.focus({ preventScroll: true });
    scrollTo(0, 0);
  }, [path, thing, title, account]);
  return content;
}

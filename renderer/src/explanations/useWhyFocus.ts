import { type RefCallback, useCallback, useRef } from 'react';

/** Brings the focus to the headline of the reasons: at once, or as soon as they are there. */
export function useWhyFocus(): { ref: RefCallback<HTMLHeadingElement>; ask(): void } {
  const heading = useRef<HTMLHeadingElement | null>(null);
  const isAsked = useRef(false);
  const ref = useCallback((element: HTMLHeadingElement | null) => {
    heading.current = element;
    if (element === null || !isAsked.current) return;
    isAsked.current = false;
    element.focus();
  }, []);
  return {
    ref,
    ask() {
      isAsked.current = heading.current === null;
      heading.current?.focus();
    },
  };
}

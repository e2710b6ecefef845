import { useCallback, useEffect, useRef } from 'react';

const focusable = 'a[href], button, input, [role="combobox"]';

/**
 * Puts the focus on an element by its id, or on the first within it that takes it, once it is drawn: what had the focus may be
 * drawn anew, elsewhere.
 */
export function useFocusOn(): (id: string) => void {
  const wanted = useRef<string | null>(null);
  useEffect(() => {
    const element = wanted.current ? document.getElementById(wanted.current) : null;
    if (!element) return;
    wanted.current = null;
    const target = element.matches(focusable) ? element : element.querySelector<HTMLElement>(focusable);
    target?.focus();
  });
  return useCallback((id) => void (wanted.current = id), []);
}

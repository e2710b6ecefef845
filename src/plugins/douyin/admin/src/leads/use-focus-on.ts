import { useCallback, useEffect, useRef } from 'react';

/** Puts the focus on an element by its id once it is drawn: what had the focus may be drawn anew, elsewhere. */
export function useFocusOn(): (id: string) => void {
  const wanted = useRef<string | null>(null);
  useEffect(() => {
    const element = wanted.current ? document.getElementById(wanted.current) : null;
    if (!element) return;
    wanted.current = null;
    element.focus();
  });
  return useCallback((id) => void (wanted.current = id), []);
}

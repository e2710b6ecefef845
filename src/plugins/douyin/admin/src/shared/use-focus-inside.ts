import { useEffect, useRef, type RefObject } from 'react';

/** Puts the focus on the first button inside a box once there is something to answer; give the result to the box. */
export function useFocusInside(what: unknown): RefObject<HTMLDivElement> {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (what) box.current?.querySelector('button')?.focus();
  }, [what]);
  return box;
}

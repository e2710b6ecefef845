import { useLayoutEffect, useRef, useState, type RefObject } from 'react';

/** How wide a box is (pixels), kept up to date; 0 until it is drawn. */
export function useWidth<Element extends HTMLElement>(): [RefObject<Element>, number] {
  const box = useRef<Element>(null);
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const observer = new ResizeObserver(() => setWidth(element.clientWidth));
    setWidth(element.clientWidth);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [box, width];
}

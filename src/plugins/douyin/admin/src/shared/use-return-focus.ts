import { useCallback, useState } from 'react';

const canTakeFocus = (element: Element | null): element is HTMLElement =>
  element instanceof HTMLElement &&
  element.isConnected &&
  element !== document.body &&
  !element.matches(':disabled');

/**
 * Where the focus goes when a dialog closes: back to what opened it, or to `instead`, or to the page when neither is there
 * any more. Give the result to the dialog's content as `onCloseAutoFocus`; it alone only knows buttons of its own.
 */
export function useReturnFocus(instead?: () => HTMLElement | null): (event: Event) => void {
  const [opener] = useState(() => document.activeElement);
  return useCallback(
    (event) => {
      event.preventDefault();
      const chosen = instead?.() ?? null;
      const target = [chosen, opener, document.querySelector('main')].find(canTakeFocus);
      target?.focus();
    },
    [opener, instead],
  );
}

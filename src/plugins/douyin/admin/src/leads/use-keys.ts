import { useEffect, useRef } from 'react';
import { actionOf, type KeyAction } from './keys';

const writing = 'input:not([type="checkbox"]), textarea, select, [contenteditable="true"], [role="combobox"]';
const asking = '[role="dialog"], [role="alertdialog"], [role="listbox"], [role="menu"]';
const pressable = 'a, button, [role="checkbox"]';

/** Does what a key of the page asks for; a key that nothing was done about goes on its way. */
export function useKeys(act: (action: KeyAction) => boolean): void {
  const latest = useRef(act);
  latest.current = act;
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const target = event.target instanceof Element ? event.target : document.body;
      const { key, ctrlKey, metaKey, altKey } = event;
      const isBusy =
        event.defaultPrevented || target.closest(writing) !== null || document.querySelector(asking) !== null;
      const isPressable = target.closest(pressable) !== null;
      const action = actionOf({ key, ctrlKey, metaKey, altKey, isBusy, isPressable });
      if (action && latest.current(action)) event.preventDefault();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
}

/** Puts the focus on the page when what had it is gone; the keyboard goes on from there. */
export const focusMain = (): void => document.querySelector<HTMLElement>('main')?.focus();

/** What the keys of the page do. */
export const keyActions = {
  j: 'next',
  k: 'before',
  Enter: 'open',
  s: 'select',
  e: 'status',
  n: 'note',
  '/': 'search',
  '?': 'keys',
  Escape: 'close',
} as const;
export type KeyAction = (typeof keyActions)[keyof typeof keyActions];

/** What is known of a key that was pressed. */
export type Pressed = {
  key: string;
  ctrlKey?: boolean;
  metaKey?: boolean;
  altKey?: boolean;
  /** Something is written, chosen or asked where the focus is. */
  isBusy: boolean;
  /** The focus is on something that Enter presses itself. */
  isPressable: boolean;
};

const isKey = (key: string): key is keyof typeof keyActions => Object.hasOwn(keyActions, key);

/** What a pressed key asks for; null: nothing of ours. */
export function actionOf({ key, ctrlKey, metaKey, altKey, isBusy, isPressable }: Pressed): KeyAction | null {
  if (ctrlKey || metaKey || altKey || isBusy || !isKey(key)) return null;
  return key === 'Enter' && isPressable ? null : keyActions[key];
}

/** The place of the row to go to from one of so many; from none it is the first or the last. */
export function rowAfter(place: number, count: number, by: 1 | -1): number {
  if (count === 0) return -1;
  if (place < 0) return by > 0 ? 0 : count - 1;
  return Math.min(Math.max(place + by, 0), count - 1);
}

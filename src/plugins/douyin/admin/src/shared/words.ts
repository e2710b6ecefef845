import { useCallback } from 'react';
import { useIntl } from 'react-intl';
import { pluginId } from '../plugin-id';

/** Values a sentence can take. */
export type WordValues = Record<string, string | number | boolean | null | undefined>;

/** Gives the text of a key of our translations in the administrator's language. */
export type Words = (key: string, values?: WordValues) => string;

/** Looks words up in our translations; see `translations/*.json`. */
export function useWords(): Words {
  const intl = useIntl();
  return useCallback((key, values) => intl.formatMessage({ id: `${pluginId}.${key}` }, values), [intl]);
}

/** Tells whether our translations hold a key; for names that come from outside. */
export function useKnownWords(): (key: string) => boolean {
  const intl = useIntl();
  return useCallback((key) => Object.hasOwn(intl.messages, `${pluginId}.${key}`), [intl]);
}

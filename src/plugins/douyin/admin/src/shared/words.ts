import { useCallback } from 'react';
import { useIntl } from 'react-intl';
import { pluginId } from '../plugin-id';

/** Values a sentence can take. */
export type WordValues = Record<string, string | number | boolean | null | undefined>;

/** Gives the text of a key of our translations in the administrator's language. */
export type Words = (key: string, values?: WordValues) => string;

/** Texts by their keys. */
export type Strings = Record<string, string>;

/** Our texts under the keys that they have among those of Strapi. */
export const prefixed = (texts: Strings): Strings =>
  Object.fromEntries(Object.entries(texts).map(([key, text]) => [`${pluginId}.${key}`, text]));

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

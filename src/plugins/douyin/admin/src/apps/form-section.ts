import { platformTraits, type PlatformName, type PlatformTraits } from '../../../contracts/platforms';
import { useKnownWords } from '../shared/words';
import type { AppForm } from './use-app-form';

/** What every section of the app form gets; `locked` when the administrator may only look. */
export type SectionProps = { form: AppForm; locked: boolean };

/** The field of the app the environment fixes, or null when it may be edited here. */
export const originOf = (form: AppForm, field: 'clientKey' | 'clientSecret' | 'baseUrl'): string | null =>
  form.app?.origins[field] ?? null;

/** What apps of the form's platform have. */
export const traitsOf = ({ values }: AppForm): PlatformTraits => platformTraits[values.provider];

/** Finds the key of a word: the platform's own where it has one (`platform.pan115.<key>`), else the general one. */
export function useOwnKey(provider: PlatformName): (key: string) => string {
  const known = useKnownWords();
  return (key) => {
    const own = `platform.${provider}.${key}`;
    return known(own) ? own : key;
  };
}

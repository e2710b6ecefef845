import { useCallback } from 'react';
import type { PlatformName } from '../../../contracts/platforms';
import { useKnownWords } from './words';

/** Finds the key of a word: the platform's own where it has one (`platform.pan115.<key>`), else the general one. */
export function useOwnKey(provider: PlatformName): (key: string) => string {
  const known = useKnownWords();
  return useCallback(
    (key) => {
      const own = `platform.${provider}.${key}`;
      return known(own) ? own : key;
    },
    [known, provider],
  );
}

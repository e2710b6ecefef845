import type { Core } from '@strapi/strapi';

type Spoken = 'info' | 'warn';

const isLibrary = (word: unknown): word is string =>
  typeof word === 'string' && /oidc-provider (NOTICE|WARNING): /.test(word);

/**
 * The library speaks by the console, past the log and its format. What it has to say is known here (that Node 20 is older than it
 * likes, that Strapi reads bodies first), so it goes into the log for whoever looks closely. Gives back how to undo it.
 */
export function keepWords(strapi: Core.Strapi, to: Pick<Console, Spoken> = console): () => void {
  const former = { info: to.info, warn: to.warn };
  for (const name of ['info', 'warn'] as const)
    to[name] = (...words: unknown[]) => {
      const [first] = words;
      if (isLibrary(first)) strapi.log.debug(first);
      else former[name].apply(to, words);
    };
  return () => void Object.assign(to, former);
}

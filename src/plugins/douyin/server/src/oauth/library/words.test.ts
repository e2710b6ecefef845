import type { Core } from '@strapi/strapi';
import { keepWords } from './words';

it('puts what the library says into the log, and leaves everybody else alone', () => {
  const said: string[] = [];
  const noted: string[] = [];
  const speaker = {
    info: (word: string) => void said.push(word),
    warn: (word: string) => void said.push(word),
  };
  const strapi = { log: { debug: (word: string) => void noted.push(word) } } as unknown as Core.Strapi;
  const undo = keepWords(strapi, speaker);
  speaker.warn('oidc-provider WARNING: already parsed request body detected');
  speaker.info('\u001b[33;1moidc-provider NOTICE: something\u001b[0m');
  speaker.warn('somebody else');
  undo();
  speaker.info('oidc-provider NOTICE: afterwards');
  expect(noted).toHaveLength(2);
  expect(said).toEqual(['somebody else', 'oidc-provider NOTICE: afterwards']);
});

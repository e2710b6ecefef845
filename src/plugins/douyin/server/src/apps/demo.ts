import type { Core } from '@strapi/strapi';
import { strapiSecretsThatAre } from '../shared/strapi-secrets';
import type { AppRow } from './row';

/** E-mail of the administrator that the demo seeds; its password is public. */
export const demoAdminEmail = 'admin@demo.invalid';

/** Client keys of the apps that the simulator begins with and the demo adds. */
const demoKey = /^awsim\d{4}demo$/;

/** Fingerprints of their secrets, which stand in the simulator's own documents and nowhere in the plugin. */
const demoFingerprints: ReadonlySet<string> = new Set([
  'db5eb716c98b2374',
  'd5741f1f7f544de8',
  '16249b122821dceb',
]);

/** Whether a client key is one of the demo's. */
export const isDemoKey = (clientKey: string | null): boolean => demoKey.test(clientKey ?? '');

/** Whether an app has a key or a secret of the demo. */
export const isDemoApp = ({ clientKey, secretView }: Pick<AppRow, 'clientKey' | 'secretView'>): boolean =>
  isDemoKey(clientKey) || demoFingerprints.has(secretView?.fingerprint ?? '');

/** Variables that hold secrets of Strapi which the demo made: it begins each with `demo-`. */
export const demoSecretNames = (strapi: Core.Strapi): string[] =>
  strapiSecretsThatAre(strapi, (secret) => secret.startsWith('demo-'));

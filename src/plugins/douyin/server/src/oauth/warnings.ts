import type { Core } from '@strapi/strapi';
import type { OAuthSite } from '../../../contracts/oauth-client';
import { isProduction } from '../config';
import { entriesOf } from './redirect/lists';
import { findClients } from './clients/row';
import { hasExamples, oauthSite } from './site';
import { sampleClientId } from './sample-id';

type Named = { id: string; name: string };

/** What is dangerous about the login for other sites. */
export type OAuthDangers = Record<OAuthSite['dangers'][number], boolean> & {
  /** Clients in use that take the redirect address `*`. */
  star: Named[];
  /** The client of the examples, where it is on and refused. */
  sample: Named | null;
};

/** Reads what is dangerous; where nobody logs in for another site, only what opens everything counts. */
export async function readDangers(strapi: Core.Strapi): Promise<OAuthDangers> {
  const clients = (await findClients(strapi)).filter(({ enabled }) => enabled);
  const found = oauthSite(strapi).dangers;
  const named = ({ documentId, name }: { documentId: string; name: string }): Named => ({
    id: documentId,
    name,
  });
  const star = clients.filter(({ redirectUris }) => entriesOf(redirectUris ?? '').includes('*'));
  const sample = clients.find(({ clientId }) => clientId === sampleClientId);
  return {
    any: found.includes('any'),
    local: clients.length > 0 && found.includes('local'),
    'not-https': clients.length > 0 && found.includes('not-https'),
    star: star.map(named),
    sample: sample && !hasExamples(strapi) ? named(sample) : null,
  };
}

/** Says at boot, in production, which settings are dangerous there. */
export async function warnOfDangers(strapi: Core.Strapi): Promise<void> {
  if (!isProduction()) return;
  const dangers = await readDangers(strapi);
  const all = [
    dangers.any &&
      'OAUTH_ALLOW_ANY_REDIRECT_URI=true lets every connected site send authorisation codes to any address: remove it in production',
    dangers.local &&
      'addresses of private networks are allowed as redirect addresses: set OAUTH_ALLOW_LOCAL_REDIRECT_URI=false in production',
    dangers['not-https'] && 'PUBLIC_URL is not https: /oauth/* refuses plain http in production',
    ...dangers.star.map(({ name }) => `"${name}" has the redirect address "*": codes can be sent anywhere`),
    dangers.sample && `the client "${sampleClientId}" is for development and refused here: delete it`,
  ];
  for (const sentence of all) if (sentence) strapi.log.warn(`Douyin OAuth: ${sentence}`);
}

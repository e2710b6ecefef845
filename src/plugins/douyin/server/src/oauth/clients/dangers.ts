import type { OAuthClientView, OAuthSite } from '../../../../contracts/oauth-client';
import { entriesOf, isUsablePrefix } from '../redirect/lists';
import type { RedirectSwitches } from '../redirect/judge';
import { isLocal } from '../redirect/local';

type ClientDanger = OAuthClientView['dangers'][number];

function isOpenHttp(entry: string): boolean {
  const written = entry.replace(/\*$/, '');
  return written.startsWith('http:') && URL.canParse(written) && !isLocal(new URL(written));
}

/** What is dangerous about a client's settings. */
export function clientDangers(client: {
  redirectUris: string;
  isPublic: boolean;
  pkceRequired: boolean;
}): ClientDanger[] {
  const entries = entriesOf(client.redirectUris);
  const found: Record<ClientDanger, boolean> = {
    star: entries.includes('*'),
    prefix: entries.some(isUsablePrefix),
    http: entries.some(isOpenHttp),
    'no-pkce': !client.isPublic && !client.pkceRequired,
  };
  return (Object.keys(found) as ClientDanger[]).filter((name) => found[name]);
}

/** What is dangerous about this Strapi in production; nothing is while a site is built. */
export function siteDangers(
  { allowAny, allowLocal }: RedirectSwitches,
  { isProduction, isSecure }: { isProduction: boolean; isSecure: boolean },
): OAuthSite['dangers'] {
  if (!isProduction) return allowAny ? ['any'] : [];
  const found = { any: allowAny, local: allowLocal, 'not-https': !isSecure };
  return (Object.keys(found) as OAuthSite['dangers']).filter((name) => found[name]);
}

import type { OAuthClientView } from '../../../../contracts/oauth-client';
import { clock, isoOf } from '../../shared/clock';
import { entriesOf } from '../redirect/lists';
import { clientDangers } from './dangers';
import type { ClientRow } from './row';
import { liveSecrets } from './secrets';

const iso = (moment: string | Date): string => new Date(moment).toISOString();

/** A client as the admin sees it. */
export function clientView(row: ClientRow, consents: number): OAuthClientView {
  const { name, clientId, homepage, logo, enabled, isPublic, pkceRequired, revision } = row;
  const { refreshTokens, refreshGraceSeconds, scopes } = row;
  const lists = { redirectUris: row.redirectUris ?? '', redirectBlacklist: row.redirectBlacklist ?? '' };
  return {
    id: row.documentId,
    ...{ name, clientId, homepage, logo, enabled, isPublic, pkceRequired },
    ...{ refreshTokens, refreshGraceSeconds, scopes },
    redirectUris: entriesOf(lists.redirectUris),
    redirectBlacklist: entriesOf(lists.redirectBlacklist),
    secrets: liveSecrets(row.secrets, clock.now()).map(({ hash: _hash, ...seen }) => seen),
    dangers: clientDangers({ ...lists, isPublic, pkceRequired }),
    consents,
    lastUsedAt: isoOf(row.lastUsedAt),
    revision,
    createdAt: iso(row.createdAt),
    updatedAt: iso(row.updatedAt),
  };
}

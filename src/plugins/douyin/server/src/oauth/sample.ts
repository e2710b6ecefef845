import type { Core } from '@strapi/strapi';
import { oauthScopes } from '../../../contracts/oauth-client';
import { clock } from '../shared/clock';
import { newId } from '../shared/crypto';
import { insertUnlessTaken } from '../shared/database';
import { clientKey } from './clients/row';
import { makeSecret } from './clients/secrets';
import { clientUid } from './rows';
import { sampleClientId } from './sample-id';
import { hasExamples } from './site';

/** Makes the client of seed 004's examples, with the secret that stands there (`hasExamples`). */
export async function makeSample(strapi: Core.Strapi): Promise<void> {
  if (!hasExamples(strapi)) return;
  const clientIdHash = clientKey(sampleClientId);
  if (await strapi.db.query(clientUid).findOne({ where: { clientIdHash } })) return;
  const { stored } = makeSecret(clock.now(), 'test_secret');
  await insertUnlessTaken(strapi, clientUid, 'client_id_hash', {
    documentId: newId(),
    name: '测试站点',
    clientId: sampleClientId,
    clientIdHash,
    enabled: true,
    isPublic: false,
    pkceRequired: false,
    refreshTokens: false,
    refreshGraceSeconds: 0,
    scopes: [...oauthScopes],
    redirectUris: 'http://localhost:3000/callback',
    redirectBlacklist: '',
    secrets: [stored],
    revision: 1,
  });
}

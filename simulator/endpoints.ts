import { fansEndpoints } from './account/fans';
import { portraitEndpoints } from './account/portrait';
import { seriesEndpoints } from './account/series';
import { videoEndpoints } from './account/videos';
import { cardEndpoints } from './leads/cards';
import { clueEndpoints } from './leads/clues';
import { commentEndpoints } from './leads/comments';
import { enterpriseEndpoints } from './leads/enterprise';
import { fansListEndpoints } from './leads/fans-list';
import { intentionEndpoints } from './leads/intentions';
import { tagEndpoints } from './leads/tags';
import { businessTokenEndpoints } from './oauth/business-token';
import { clientTokenEndpoints } from './oauth/client-token';
import { connectEndpoint } from './oauth/connect';
import { getticketEndpoints } from './oauth/getticket';
import { identityEndpoints } from './oauth/identity';
import { passportEndpoints } from './oauth/passport';
import { qrcodeEndpoints } from './oauth/qrcode';
import { retiredEndpoints } from './oauth/retired';
import { tokenEndpoints } from './oauth/tokens';
import { userinfoEndpoint } from './oauth/userinfo';
import type { Endpoint } from './outcome';
import { createEndpoints } from './publishing/create';
import { partEndpoints } from './publishing/parts';
import { shareEndpoints } from './publishing/share';
import { uploadEndpoints } from './publishing/upload';
import { webhookEndpoints } from './webhooks/endpoints';
import { pan115Endpoints } from './pan115/endpoints';

/** Every platform address the simulator knows. */
const ENDPOINTS: Endpoint[] = [
  connectEndpoint,
  ...qrcodeEndpoints,
  ...tokenEndpoints,
  ...clientTokenEndpoints,
  ...businessTokenEndpoints,
  ...getticketEndpoints,
  userinfoEndpoint,
  ...identityEndpoints,
  ...passportEndpoints,
  ...fansEndpoints,
  ...portraitEndpoints,
  ...seriesEndpoints,
  ...videoEndpoints,
  ...uploadEndpoints,
  ...partEndpoints,
  ...createEndpoints,
  ...shareEndpoints,
  ...fansListEndpoints,
  ...intentionEndpoints,
  ...commentEndpoints,
  ...cardEndpoints,
  ...enterpriseEndpoints,
  ...tagEndpoints,
  ...clueEndpoints,
  ...retiredEndpoints,
  ...webhookEndpoints,
  ...pan115Endpoints,
];

const BY_PATH = new Map<string, Endpoint[]>();
for (const endpoint of ENDPOINTS)
  BY_PATH.set(endpoint.path, [...(BY_PATH.get(endpoint.path) ?? []), endpoint]);

/** The endpoints of a path, one or more by method. */
export const endpointsAt = (path: string): Endpoint[] => BY_PATH.get(path) ?? [];

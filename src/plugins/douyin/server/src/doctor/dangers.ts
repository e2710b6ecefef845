import type { Core } from '@strapi/strapi';
import type { DoctorFinding } from '../../../contracts/doctor';
import { isProduction, publicUrl, settingsOf } from '../config';
import { service } from '../shared/service';
import { strapiSecretsThatAre } from '../shared/strapi-secrets';
import { isHere } from './address';
import { found, orWell, type Check } from './finding';
import { isFarAway, isWeakSecret } from './plain';

async function ofOAuth(strapi: Core.Strapi): Promise<DoctorFinding[]> {
  const { any, local, star, sample } = await service(strapi, 'oauth').dangers();
  return [
    ...(any ? [found('dangers.any-redirect')] : []),
    ...(local ? [found('dangers.local-redirect')] : []),
    ...star.map(({ id, name }) => found('dangers.star-redirect', { client: name }, `/oauth/${id}`)),
    ...(sample ? [found('dangers.sample-client', { client: sample.name }, `/oauth/${sample.id}`)] : []),
  ];
}

type Connection = { connection?: { host?: string; ssl?: false | { rejectUnauthorized?: boolean } } };

function ofConnections(strapi: Core.Strapi): DoctorFinding[] {
  const { connection = {} } = strapi.config.get<Connection>('database.connection');
  const { host, ssl } = connection;
  const isPlain = !ssl || ssl.rejectUnauthorized === false;
  const { redisUrl } = settingsOf(strapi);
  const redis = redisUrl?.startsWith('redis:') ? new URL(redisUrl).hostname : '';
  return [
    ...(process.env.NODE_TLS_REJECT_UNAUTHORIZED === '0' ? [found('dangers.tls-off')] : []),
    ...(host && isPlain && isFarAway(host) ? [found('dangers.database-tls', { host })] : []),
    ...(isFarAway(redis) ? [found('dangers.redis-tls', { host: redis })] : []),
  ];
}

/** Development lets pass what production refuses, guests without https among it; that is for this machine alone. */
function ofDevelopment(strapi: Core.Strapi): DoctorFinding[] {
  const url = publicUrl(strapi);
  return !isProduction() && !isHere(url) ? [found('dangers.development', { url })] : [];
}

function ofSettings(strapi: Core.Strapi): DoctorFinding[] {
  const { noticeAllowedHosts, posts, openTypes } = settingsOf(strapi);
  const places = [...new Set([...noticeAllowedHosts, ...posts.allowedHosts])];
  const weak = strapiSecretsThatAre(strapi, isWeakSecret);
  return [
    ...(weak.length > 0 ? [found('dangers.strapi-secrets', { names: weak.join(', ') })] : []),
    ...(places.length > 0 ? [found('dangers.internal-hosts', { places: places.join(', ') })] : []),
    ...(openTypes.length > 0 ? [found('dangers.open-types', { types: openTypes.join(', ') })] : []),
  ];
}

async function ofApps(strapi: Core.Strapi): Promise<DoctorFinding[]> {
  const apps = await service(strapi, 'apps').views({ deleted: false, hostInUse: null });
  return apps
    .filter(({ keepsRaw }) => keepsRaw)
    .map(({ id, name }) => found('dangers.raw', { app: name }, `/apps/${id}`));
}

/** Switches and settings that open more than most sites want. */
export const dangers: Check = async ({ strapi }) =>
  orWell(
    [
      ...ofDevelopment(strapi),
      ...(await ofOAuth(strapi)),
      ...ofConnections(strapi),
      ...ofSettings(strapi),
      ...(await ofApps(strapi)),
    ],
    found('dangers.none'),
  );

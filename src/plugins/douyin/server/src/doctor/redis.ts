import { settingsOf } from '../config';
import { vendorText } from '../shared/log';
import { service } from '../shared/service';
import { found, type Check } from './finding';

/** What BullMQ needs at least. */
const oldestMajor = 6;

/** The Redis that processes tell each other of jobs through, where one is configured. */
export const redis: Check = async ({ strapi }) => {
  if (settingsOf(strapi).redisUrl === null) return [found('redis.none')];
  const { place, version, policy, isBounded, error } = await service(strapi, 'jobs').redis();
  if (error !== null) return [found('redis.unreachable', { place, text: vendorText(error) })];
  if (Number.parseInt(version, 10) < oldestMajor) return [found('redis.old', { place, version })];
  if (isBounded && policy !== 'noeviction') return [found('redis.evicts', { place, version, policy })];
  return [found('redis.well', { place, version })];
};

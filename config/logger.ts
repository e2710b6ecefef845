import { winston } from '@strapi/logger';
import type { Core } from '@strapi/strapi';
import { readEnvironment } from '../src/environment';
import { logLine } from '../src/log-line';

const lines = () => winston.format.printf((entry) => logLine(entry, new Date()));

export default ({ env }: Core.Config.Shared.ConfigParams) => {
  const format = readEnvironment(env).oneOf('DOUYIN_LOG_FORMAT', ['pretty', 'json'], 'pretty');
  return format === 'json' ? { format: lines() } : {};
};

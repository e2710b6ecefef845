import { found, type Check } from './finding';

/** Whether the application loads: its configuration, its plugins and what they register. */
export const start: Check = ({ strapi, failure }) => {
  if (failure !== null) return [found('start.refused', { text: failure })];
  const environment = process.env.NODE_ENV ?? 'development';
  const version = strapi.config.get<string>('info.strapi', '');
  return [found('start.loaded', { node: process.versions.node, strapi: version, environment })];
};

import type { Core } from '@strapi/strapi';

/** The services of the plugin by name; each feature adds its own with `declare module`. */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- filled by the features
export interface Services {}

/** What every service factory is given. */
export type Context = { strapi: Core.Strapi };

/** One of the plugin's services, typed; throws when its feature is not loaded. */
export function service<Name extends keyof Services>(strapi: Core.Strapi, name: Name): Services[Name] {
  // Strapi knows its services by name only; the interface above is what gives them a type.
  const found = strapi.plugin('douyin').service(name) as unknown as Services[Name] | undefined;
  if (!found) throw new Error(`The plugin has no service "${name}"`);
  return found;
}

import type { Core, Struct } from '@strapi/strapi';

/** A content type as a feature writes it; Strapi adds the rest when it loads the plugin. */
export type Schema = Omit<Struct.CollectionTypeSchema, 'uid' | 'modelType' | 'modelName' | 'globalId'>;

/** What one feature gives to Strapi; `index.ts` merges all of them in order. */
export type Feature = {
  register?(context: { strapi: Core.Strapi }): void | Promise<void>;
  bootstrap?(context: { strapi: Core.Strapi }): void | Promise<void>;
  destroy?(context: { strapi: Core.Strapi }): void | Promise<void>;
  /** Routers by name; a route's handler is `'<controller>.<action>'`. */
  routes?: Record<string, Core.RouterInput>;
  controllers?: Record<string, (context: { strapi: Core.Strapi }) => Core.Controller>;
  services?: Record<string, (context: { strapi: Core.Strapi }) => object>;
  middlewares?: Record<string, Core.MiddlewareFactory>;
  contentTypes?: Record<string, { schema: Schema }>;
};

/** Options that keep a content type out of Strapi's own screens; a fresh object each time, for Strapi may change it. */
export const hiddenType = () => ({
  'content-manager': { visible: false },
  'content-type-builder': { visible: false },
});

/** What begins every content type of ours; a fresh object each time. */
export const hiddenCollection = () => ({
  kind: 'collectionType' as const,
  options: { draftAndPublish: false },
  pluginOptions: hiddenType(),
});

type Step = 'register' | 'bootstrap' | 'destroy';
type Part = 'routes' | 'controllers' | 'services' | 'middlewares' | 'contentTypes';

/** One feature of several: what each gives, and their steps one after the other; they end in reverse order. */
export function together(features: Feature[]): Required<Feature> {
  const inOrder = (step: Step, list: Feature[]) => async (context: { strapi: Core.Strapi }) => {
    for (const feature of list) await feature[step]?.(context);
  };
  const merged = <Name extends Part>(part: Name) =>
    Object.assign({}, ...features.map((feature) => feature[part])) as NonNullable<Feature[Name]>;
  return {
    register: inOrder('register', features),
    bootstrap: inOrder('bootstrap', features),
    destroy: inOrder('destroy', [...features].reverse()),
    routes: merged('routes'),
    controllers: merged('controllers'),
    services: merged('services'),
    middlewares: merged('middlewares'),
    contentTypes: merged('contentTypes'),
  };
}

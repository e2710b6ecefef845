import { z } from 'zod';
import { contract } from './contract';

/** What is described for programs: the content API, and the protocols beside it (OAuth 2.0, webhook, callback, metrics). */
export const publicApis = ['content', 'protocol'] as const;

/** Everything that is described; `admin`: the routes of the panel. */
export const describedApis = [...publicApis, 'admin'] as const;
export type DescribedApi = (typeof describedApis)[number];

/** The descriptions in OpenAPI 3.1; each answer is the document itself, and not below `data`. */
export const openapiContracts = {
  find: contract({
    method: 'GET',
    path: '/openapi.json',
    params: z.object({ name: z.enum(publicApis).default('content') }),
    answer: z.unknown(),
  }),
  /** The same by name. */
  findNamed: contract({
    method: 'GET',
    path: '/openapi/:name',
    params: z.object({ name: z.enum(publicApis) }),
    answer: z.unknown(),
  }),
  read: contract({
    method: 'GET',
    path: '/openapi/:name',
    params: z.object({ name: z.enum(describedApis) }),
    answer: z.unknown(),
  }),
};

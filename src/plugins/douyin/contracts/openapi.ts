import { z } from 'zod';
import { contract } from './contract';

/** What is described: the content API, or the routes of the panel. */
export const describedApis = ['content', 'admin'] as const;
export type DescribedApi = (typeof describedApis)[number];

/** The descriptions in OpenAPI 3.1; each answer is the document itself, and not below `data`. */
export const openapiContracts = {
  find: contract({ method: 'GET', path: '/openapi.json', answer: z.unknown() }),
  read: contract({
    method: 'GET',
    path: '/openapi/:name',
    params: z.object({ name: z.enum(describedApis) }),
    answer: z.unknown(),
  }),
};

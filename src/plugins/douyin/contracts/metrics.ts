import { z } from 'zod';
import { contract } from './contract';

export const metricsContracts = {
  /** The numbers of the process that answers and of the site, in the text format of Prometheus. */
  read: contract({ method: 'GET', path: '/metrics', answer: z.string() }),
};

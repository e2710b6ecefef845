import type { Feature } from '../shared/feature';
import { service } from '../shared/service';
import { readJobs } from './metrics';
import { jobSchema } from './schema';
import { jobsService } from './service';
import { sweepJobs } from './sweep';

/** Work for later: stored in the database, claimed by one process, tried again after a crash. */
export const jobs = {
  services: { jobs: jobsService },
  contentTypes: { job: { schema: jobSchema } },
  bootstrap({ strapi }) {
    service(strapi, 'jobs').handle('jobs.sweep', () => sweepJobs(strapi));
    service(strapi, 'jobs').schedule('jobs.sweep', '41 * * * *');
    service(strapi, 'metrics').source('jobs', () => readJobs(strapi));
  },
} satisfies Feature;

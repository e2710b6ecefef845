import type { Feature } from '../shared/feature';
import { service } from '../shared/service';
import { callOnce } from './call-once';
import { callRate } from './call-rate';
import { callTable, sealedAnswers, sweepCalls } from './row';
import { callSchema } from './schema';

/** How programs call the content API: what they name with a key is done once, and nobody calls too often. */
export const calls = {
  middlewares: { 'call-once': callOnce, 'call-rate': callRate },
  contentTypes: { call: { schema: callSchema } },
  register: ({ strapi }) => service(strapi, 'secrets').keep(sealedAnswers),
  bootstrap({ strapi }) {
    const jobs = service(strapi, 'jobs');
    jobs.handle('calls.sweep', async () => ({ forgotten: await sweepCalls(strapi) }));
    jobs.schedule('calls.sweep', '41 * * * *');
    // Which answer tells of whom is not looked into: they are few, and kept for a day.
    service(strapi, 'leadPrivacy').register('answers', (trx) =>
      strapi.db
        .getConnection(callTable)
        .transacting(trx)
        .whereNotNull('answer_sealed')
        .update({ answer_sealed: null }),
    );
  },
} satisfies Feature;

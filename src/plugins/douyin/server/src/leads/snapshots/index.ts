import { snapshotContracts } from '../../../../contracts/lead-snapshots';
import type { Feature } from '../../shared/feature';
import { service } from '../../shared/service';
import { panelRoute, panelRouter } from '../rights/http';
import { snapshotController } from './controller';
import { eraseSnapshots, sweepSnapshots } from './forget';
import { sealedSnapshots } from './row';
import { leadSnapshotSchema } from './schema';

const sweepKind = 'leads.snapshots-sweep';

/** What platforms said of people, word by word: for apps that keep it, and for 30 days. */
export const snapshots = {
  routes: {
    'lead-snapshots': panelRouter([panelRoute(snapshotContracts.reveal, 'lead-snapshots.reveal', 'reveal')]),
  },
  controllers: { 'lead-snapshots': snapshotController },
  contentTypes: { 'lead-snapshot': { schema: leadSnapshotSchema } },
  register: ({ strapi }) => service(strapi, 'secrets').keep(sealedSnapshots),
  bootstrap({ strapi }) {
    const jobs = service(strapi, 'jobs');
    jobs.handle(sweepKind, async () => ({ forgotten: await sweepSnapshots(strapi) }));
    jobs.schedule(sweepKind, '23 * * * *');
    service(strapi, 'leadPrivacy').register('snapshots', (trx, { leadIds }) =>
      eraseSnapshots(strapi, trx, leadIds),
    );
  },
} satisfies Feature;

import { doctorContracts } from '../../../contracts/doctor';
import type { Feature } from '../shared/feature';
import { action, adminRoute } from '../shared/http';
import { service, type Context } from '../shared/service';
import { seenOf } from './seen';
import { doctorService } from './service';

export { expectIndexes } from './expected';

const doctorController = ({ strapi }: Context) => ({
  run: action(doctorContracts.run, ({ params }, ctx) =>
    service(strapi, 'doctor').run(params.check, { seen: seenOf(ctx) }),
  ),
});

/** Doctor (体检): looks over the whole installation and says what is wrong and what to do about it. */
export const doctor = {
  routes: {
    'doctor-admin': {
      type: 'admin' as const,
      routes: [adminRoute(doctorContracts.run, 'doctor.run', 'doctor.run')],
    },
  },
  controllers: { doctor: doctorController },
  services: { doctor: doctorService },
} satisfies Feature;

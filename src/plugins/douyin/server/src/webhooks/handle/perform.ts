import type { Core } from '@strapi/strapi';
import type { AccountRow } from '../../accounts/row';
import type { AppRow } from '../../apps/row';
import type { DeliveryReason } from '../../../../contracts/webhooks';
import { inTransaction, whileContested } from '../../shared/database';
import { service } from '../../shared/service';
import type { Deed } from '../events/deed';
import type { EventRow } from '../inbox/row';
import { noteDone } from '../inbox/settle';
import { askPlatform } from './ask';

/** What came of what an event asks for; `lost`: the delivery is in other hands by now. */
export type Performed = 'done' | 'lost' | { ignored: DeliveryReason };

/** Our own part of a delivery, by the name under which it is noted. */
export const own = 'own';

const ignored = (reason: DeliveryReason): Performed => ({ ignored: reason });

type Lead = Extract<Deed, { does: 'lead' }>;
type Place = { app: AppRow; account: AccountRow };

/** Whom what an event asks for is about; or why nothing is done about it. */
export async function placeOf(
  strapi: Core.Strapi,
  appId: string,
  deed: Exclude<Deed, { does: 'nothing' }>,
): Promise<Place | DeliveryReason> {
  const app = await service(strapi, 'apps').find('douyin', { id: appId });
  const account = app && (await service(strapi, 'accounts').known(app, deed.openId));
  if (!account) return 'unknown-account';
  if (account.disconnectedAt !== null) return 'account-disconnected';
  return deed.does === 'lead' && !app.leadsOn ? 'leads-off' : { app, account };
}

/** Stores a person and that this was done, both or neither: whoever takes the delivery up again leaves it out. */
async function storePerson(
  strapi: Core.Strapi,
  row: EventRow,
  { app, account }: Place,
  { kind, person }: Lead,
): Promise<Performed> {
  return whileContested(() =>
    inTransaction(strapi, async () => {
      if (!(await noteDone(strapi, row, [...row.done, own]))) return 'lost';
      const { rejected } = await service(strapi, 'leads').upsertPage({ app, account, kind, rows: [person] });
      return rejected > 0 ? ignored('nobody-known') : 'done';
    }),
  );
}

async function withAccount(
  strapi: Core.Strapi,
  row: EventRow,
  deed: Exclude<Deed, { does: 'nothing' }>,
): Promise<Performed> {
  const place = await placeOf(strapi, row.appId, deed);
  if (typeof place === 'string') return ignored(place);
  if (deed.does === 'lead') return storePerson(strapi, row, place, deed);
  await askPlatform(strapi, place.account);
  return 'done';
}

/** Does what an event asks for; doing it twice changes nothing more. */
export async function perform(strapi: Core.Strapi, row: EventRow, deed: Deed): Promise<Performed> {
  return deed.does === 'nothing' ? ignored(deed.why) : withAccount(strapi, row, deed);
}

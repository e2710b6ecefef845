import type { Core } from '@strapi/strapi';
import type { AuditView } from '../../../contracts/audit';
import type { Actor } from '../audit/service';
import { service } from '../shared/service';
import type { StreamRow } from './row';

/** Writes down what a person did to a stream; joins the transaction it is called in. */
export async function noteAct(
  strapi: Core.Strapi,
  action: AuditView['action'],
  actor: Actor,
  { accountId, kind }: StreamRow,
  details: AuditView['details'] = {},
): Promise<void> {
  const name = await service(strapi, 'accounts').nickname(accountId);
  const target = { kind: 'account' as const, id: accountId, name };
  await service(strapi, 'audit').record({ action, actor, target, details: { stream: kind, ...details } });
}

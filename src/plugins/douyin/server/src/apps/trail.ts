import type { Core } from '@strapi/strapi';
import type { AppInput, SaveNotice } from '../../../contracts/apps';
import type { Actor } from '../audit/service';
import { service } from '../shared/service';
import { switchesOf, type AppRow } from './row';

/** One save of an app: what it was, what was asked for, and what the server made of it. */
export type Change = { row: AppRow; input: AppInput; notices: SaveNotice[]; created: boolean };

/** Names of the fields that were changed, without the secret's. */
function changedFields({ row, input }: Change): string[] {
  const before: Record<string, unknown> = { ...row, switches: switchesOf(row) };
  const after = Object.entries(input).filter(([name]) => !/secret|revision/i.test(name));
  return after.flatMap(([name, value]) =>
    JSON.stringify(value) === JSON.stringify(before[name]) ? [] : [name],
  );
}

/** Writes a save into the audit: the fields by name, and what happened to the secret. */
export async function recordChange(strapi: Core.Strapi, actor: Actor, change: Change): Promise<void> {
  const audit = service(strapi, 'audit');
  const target = { kind: 'app' as const, id: change.row.documentId, name: change.input.name };
  const action = change.created ? 'app.created' : 'app.updated';
  await audit.record({ action, actor, target, details: { fields: changedFields(change) } });
  if (change.input.clientSecret) await audit.record({ action: 'app.secret-set', actor, target });
  if (change.notices.some(({ kind }) => kind === 'secret-cleared')) {
    await audit.record({ action: 'app.secret-cleared', actor, target });
  }
}

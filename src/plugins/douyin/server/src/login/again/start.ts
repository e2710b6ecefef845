import type { Core } from '@strapi/strapi';
import { settingsOf } from '../../config';
import { addSeconds, clock } from '../../shared/clock';
import { randomToken, sha256 } from '../../shared/crypto';
import { createAttempt, type AttemptRow } from '../attempt';
import { startDevice } from '../device/start';
import { platformPage, type StartRequest } from '../start';
import { recordStep } from '../trail';
import { consentsByDevice, type OpenedLink } from './links';

/** A started consent: the secret its browser keeps, and where its owner goes: to the platform's page, or to its code. */
export type StartedAgain = { attempt: AttemptRow; secret: string } & (
  { authUrl: string; qrText: null } | { authUrl: null; qrText: string }
);

/** Starts the consent of an open link, bound to a browser and to the account that is expected. */
export async function startAgain(
  strapi: Core.Strapi,
  { link, account, app }: Extract<OpenedLink, { state: 'open' }>,
  origin: NonNullable<StartRequest['origin']>,
): Promise<StartedAgain> {
  const secret = randomToken();
  const columns = {
    purpose: 'reauthorize' as const,
    accountId: account.documentId,
    linkId: link.documentId,
    browserHash: sha256(secret),
    ...origin,
  };
  if (consentsByDevice(strapi, app))
    return { ...(await startDevice(strapi, { app, columns })), secret, authUrl: null };
  const pageOf = platformPage(strapi, app);
  const state = randomToken();
  const attempt = await createAttempt(strapi, {
    ...columns,
    way: 'redirect',
    appId: app.documentId,
    stateHash: sha256(state),
    expiresAt: addSeconds(clock.now(), settingsOf(strapi).login.attemptTtlSeconds),
  });
  await recordStep(strapi, 'login.started', attempt);
  return { attempt, secret, authUrl: pageOf(app.scopes ?? [], state), qrText: null };
}

import type { Core } from '@strapi/strapi';
import type { AppView } from '../../../contracts/apps';
import type { SealedPlace } from '../secrets/service';
import { addSeconds, clock } from '../shared/clock';
import { sha256 } from '../shared/crypto';
import { PluginError } from '../shared/errors';
import { service } from '../shared/service';
import { appTable, appUid, type AppRow } from './row';

/** Where apps keep sealed values. */
export const sealedColumns: SealedPlace = {
  uid: appUid,
  table: appTable,
  rowKey: 'documentId',
  columns: { secretSealed: 'secret_sealed', previousSecretSealed: 'previous_secret_sealed' },
};

type SecretRow = Pick<AppRow, 'documentId' | 'secretSealed' | 'secretView'>;

const place = (row: { documentId: string }, column: 'secret_sealed' | 'previous_secret_sealed') => ({
  table: appTable,
  row: row.documentId,
  column,
});

const viewOf = (secret: string): NonNullable<AppView['secret']> => ({
  lastFour: secret.slice(-4),
  fingerprint: sha256(secret).slice(0, 16),
});

/** Columns of an app that has no secret. */
export const noSecret = {
  secretSealed: null,
  secretView: null,
  previousSecretSealed: null,
  previousSecretView: null,
  previousSecretUntil: null,
};

/** The client secret in clear; throws CONFIG_SECRET_MISSING or CONFIG_KEYS_LOCKED. */
export function openSecret(strapi: Core.Strapi, row: SecretRow): string {
  if (!row.secretSealed) {
    throw new PluginError('CONFIG_SECRET_MISSING', 'The app has no client secret: enter it on the app page', {
      app: row.documentId,
    });
  }
  return service(strapi, 'secrets').open(row.secretSealed, place(row, 'secret_sealed'));
}

/** A client secret in clear that signs deliveries, and until when it does; null: as long as it is the app's. */
export type SigningSecret = { secret: string; until: Date | null };

/** The client secrets with which the platform may sign: the present one and the one before it. Throws CONFIG_KEYS_LOCKED. */
export function signingSecrets(strapi: Core.Strapi, row: AppRow): SigningSecret[] {
  const secrets: SigningSecret[] = row.secretSealed ? [{ secret: openSecret(strapi, row), until: null }] : [];
  if (!row.previousSecretSealed || !row.previousSecretUntil) return secrets;
  const at = place(row, 'previous_secret_sealed');
  const secret = service(strapi, 'secrets').open(row.previousSecretSealed, at);
  return [...secrets, { secret, until: new Date(row.previousSecretUntil) }];
}

/** True when the stored secret is this one, judged by its fingerprint. */
export const isSameSecret = (row: SecretRow, secret: string): boolean =>
  row.secretView?.fingerprint === viewOf(secret).fingerprint;

function keepPrevious(strapi: Core.Strapi, row: SecretRow, hours: number): Partial<AppRow> {
  if (!row.secretSealed || hours === 0) return { ...noSecret };
  return {
    previousSecretSealed: service(strapi, 'secrets').seal(
      openSecret(strapi, row),
      place(row, 'previous_secret_sealed'),
    ),
    previousSecretView: row.secretView,
    previousSecretUntil: addSeconds(clock.now(), hours * 3600).toISOString(),
  };
}

/** Columns that make `secret` the app's secret; the former one stays valid for `keepHours`. */
export function newSecret(
  strapi: Core.Strapi,
  row: SecretRow,
  secret: string,
  keepHours: number,
): Partial<AppRow> {
  return {
    ...keepPrevious(strapi, row, keepHours),
    secretSealed: service(strapi, 'secrets').seal(secret, place(row, 'secret_sealed')),
    secretView: viewOf(secret),
  };
}

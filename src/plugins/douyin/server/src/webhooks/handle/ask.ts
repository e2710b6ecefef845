import type { Core } from '@strapi/strapi';
import type { AccountRow } from '../../accounts/row';
import { PluginError } from '../../shared/errors';
import { service } from '../../shared/service';

const isCode = (error: unknown, code: PluginError['code']): boolean =>
  error instanceof PluginError && error.code === code;

/** The platform refused the token, but new ones may not be asked for yet: only then it is known whether the grant is lost. */
const notYet = (cause: unknown) =>
  new PluginError(
    'API_BUSY',
    'The platform refused the token; whether the grant is lost is not known yet',
    {},
    { cause },
  );

/**
 * Asks the platform how the grant of an account stands, whatever an event said of it: a grant that is gone is given up, and its
 * people are told, by the tokens themselves. Throws where the platform gives no answer that decides.
 */
export async function askPlatform(strapi: Core.Strapi, account: AccountRow): Promise<void> {
  const { profile } = service(strapi, 'platform').of(account.provider);
  try {
    await service(strapi, 'tokens').use(account.documentId, ({ app, ...token }) => profile(app, token));
  } catch (error) {
    if (isCode(error, 'AUTH_GRANT_LOST')) return;
    throw isCode(error, 'AUTH_TOKEN_INVALID') ? notYet(error) : error;
  }
}

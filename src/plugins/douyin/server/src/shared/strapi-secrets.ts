import type { Core } from '@strapi/strapi';

/** Where Strapi keeps its secrets, by the variables that this application reads them from. */
const paths: Record<string, string> = {
  APP_KEYS: 'server.app.keys',
  ADMIN_JWT_SECRET: 'admin.auth.secret',
  API_TOKEN_SALT: 'admin.apiToken.salt',
  TRANSFER_TOKEN_SALT: 'admin.transfer.token.salt',
  ENCRYPTION_KEY: 'admin.secrets.encryptionKey',
  JWT_SECRET: 'plugin::users-permissions.jwtSecret',
};

/** Variables of which a secret of Strapi is `suspect`; one that is missing is none. */
export function strapiSecretsThatAre(
  { config }: Core.Strapi,
  suspect: (secret: string) => boolean,
): string[] {
  const secretsAt = (path: string): string[] =>
    [config.get<unknown>(path)].flat().filter((secret): secret is string => typeof secret === 'string');
  return Object.entries(paths)
    .filter(([, path]) => secretsAt(path).some(suspect))
    .map(([name]) => name);
}

import {
  oauthClientCreate,
  oauthClientInput,
  type OAuthClientInput,
  type OAuthClientView,
} from '../../../contracts/oauth-client';

/** What the form of a connected site holds; lists have an entry on each line, and empty text stands for "not set". */
export type ClientValues = Omit<
  OAuthClientInput,
  'homepage' | 'logo' | 'redirectUris' | 'redirectBlacklist'
> & {
  homepage: string;
  logo: string;
  redirectUris: string;
  redirectBlacklist: string;
  /** Of a new one alone. */
  clientId: string;
  isPublic: boolean;
};

/** Sets one field of the form. */
export type SetClientField = <K extends keyof ClientValues>(field: K, value: ClientValues[K]) => void;

/** A new site before anything is typed, as safe as can be. */
export const blankClient: ClientValues = {
  name: '',
  homepage: '',
  logo: '',
  enabled: true,
  pkceRequired: true,
  refreshTokens: false,
  refreshGraceSeconds: 0,
  scopes: ['userinfo'],
  redirectUris: '',
  redirectBlacklist: '',
  clientId: '',
  isPublic: false,
};

/** The entries of a list as it is typed: one on a line, or with commas. */
export const entriesOf = (text: string): string[] =>
  text
    .split(/[\n,]/)
    .map((entry) => entry.trim())
    .filter(Boolean);

/** The form as a stored site fills it. */
export function fromClient(client: OAuthClientView): ClientValues {
  const { name, enabled, pkceRequired, refreshTokens, refreshGraceSeconds, scopes, isPublic } = client;
  return {
    ...{ name, enabled, pkceRequired, refreshTokens, refreshGraceSeconds, scopes, isPublic },
    homepage: client.homepage ?? '',
    logo: client.logo ?? '',
    redirectUris: client.redirectUris.join('\n'),
    redirectBlacklist: client.redirectBlacklist.join('\n'),
    clientId: client.clientId,
  };
}

/** The form as the server takes it. */
export function toClientInput(values: ClientValues): OAuthClientInput {
  const { clientId: _id, isPublic: _public, ...rest } = values;
  return {
    ...rest,
    homepage: values.homepage.trim() || null,
    logo: values.logo.trim() || null,
    redirectUris: entriesOf(values.redirectUris),
    redirectBlacklist: entriesOf(values.redirectBlacklist),
  };
}

/** The same for a new site, whose client_id is chosen by the server where it is left out. */
export const toNewClient = (values: ClientValues) => ({
  ...toClientInput(values),
  clientId: values.clientId.trim() || undefined,
  isPublic: values.isPublic,
});

/** Fields with something wrong in them; the sentence is `oauth.field.<name>.invalid`. */
export type ClientErrors = Partial<Record<keyof ClientValues, true>>;

/** Marks the fields that the paths of a refused request name. */
export function clientErrorsAt(paths: readonly string[]): ClientErrors {
  const fields = paths.map((path) => path.split('.')[0] ?? '').filter((field) => field in blankClient);
  return Object.fromEntries(fields.map((field) => [field, true]));
}

/** Finds the fields that the server would refuse, by its own rules. */
export function findClientErrors(values: ClientValues, isNew: boolean): ClientErrors {
  const read = isNew
    ? oauthClientCreate.safeParse(toNewClient(values))
    : oauthClientInput.safeParse(toClientInput(values));
  return read.success ? {} : clientErrorsAt(read.error.issues.map(({ path }) => String(path[0])));
}

/** What is dangerous about the white list as it is typed: any address, or every address below one. */
export function listDangers(text: string): ('star' | 'prefix')[] {
  const entries = entriesOf(text);
  const isPrefix = (entry: string) => entry !== '*' && entry.endsWith('*');
  return [
    ...(entries.includes('*') ? (['star'] as const) : []),
    ...(entries.some(isPrefix) ? (['prefix'] as const) : []),
  ];
}

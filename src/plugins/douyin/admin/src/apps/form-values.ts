import { appInput, type AppInput, type AppView } from '../../../contracts/apps';
import { platformTraits, type PlatformName } from '../../../contracts/platforms';

/** What the app form holds while it is being edited; empty text stands for "not set". */
export type FormValues = Omit<
  AppInput,
  'provider' | 'clientKey' | 'clientSecret' | 'keepPreviousSecretHours' | 'developer' | 'keepsRaw'
> & {
  keepsRaw: boolean;
  provider: PlatformName;
  clientKey: string;
  clientSecret: string;
  developer: string;
  keepPreviousSecretHours: number;
};

/** Sets one field of the form. */
export type SetField = <K extends keyof FormValues>(field: K, value: FormValues[K]) => void;

/** A new app before anything is typed: nothing is switched on. */
export const blankValues: FormValues = {
  provider: 'douyin',
  name: '',
  clientKey: '',
  clientSecret: '',
  keepPreviousSecretHours: 0,
  baseUrl: platformTraits.douyin.baseUrl,
  scopes: ['user_info'],
  switches: { login: false, publish: false, leads: true, webhook: false },
  defaultRole: 'authenticated',
  newUserRule: 'create',
  embeddedQr: false,
  keepsRaw: false,
  developer: '',
};

const noSwitches: FormValues['switches'] = { login: false, publish: false, leads: false, webhook: false };

/** A new app's form turned to another platform: its address, and nothing set that apps of it do not have. */
export function onPlatform(values: FormValues, provider: PlatformName): FormValues {
  const { baseUrl, hasScopes } = platformTraits[provider];
  const { embeddedQr, developer, scopes } = blankValues;
  const switches = provider === 'douyin' ? blankValues.switches : noSwitches;
  return { ...values, provider, baseUrl, switches, embeddedQr, developer, scopes: hasScopes ? scopes : [] };
}

/** The form as a stored app fills it; the secret is never part of it. */
export function fromView(app: AppView): FormValues {
  const { provider, name, baseUrl, scopes, switches, defaultRole, newUserRule, embeddedQr, keepsRaw } = app;
  const secret = { clientSecret: '', keepPreviousSecretHours: 0 };
  return {
    ...{ provider, name, baseUrl, scopes, switches, defaultRole, newUserRule, embeddedQr, keepsRaw },
    clientKey: app.clientKey ?? '',
    developer: app.developer ?? '',
    ...secret,
  };
}

/** The form as the server takes it; without a new secret the stored one stays. */
export function toInput(values: FormValues, app: AppView | null): AppInput {
  const { clientSecret, keepPreviousSecretHours, clientKey, developer, ...rest } = values;
  const input: AppInput = {
    ...rest,
    clientKey: clientKey.trim() || null,
    developer: developer.trim() || null,
  };
  if (!clientSecret.trim()) return input;
  input.clientSecret = clientSecret.trim();
  if (app?.secret) input.keepPreviousSecretHours = keepPreviousSecretHours;
  return input;
}

/** Tells whether two forms differ in anything that would be saved. */
export const isChanged = (a: FormValues, b: FormValues): boolean => JSON.stringify(a) !== JSON.stringify(b);

/** Fields with something wrong in them; the sentence is `field.<name>.invalid`. */
export type FieldErrors = Partial<Record<keyof FormValues, true>>;

/** Finds the fields the server would refuse, by its own rules. */
export function findErrors(values: FormValues, app: AppView | null): FieldErrors {
  const read = appInput.safeParse(toInput(values, app));
  return read.success ? {} : errorsOf(read.error.issues.map(({ path }) => String(path[0])));
}

/** Marks the fields named by the paths of a refused request. */
export function errorsOf(paths: readonly string[]): FieldErrors {
  const fields = paths
    .map((path) => path.split('.')[0])
    .filter((field) => field && Object.hasOwn(blankValues, field));
  return Object.fromEntries(fields.map((field) => [field, true]));
}

/** Tells whether the form names another client key or another place than what is stored. */
export function movesApp(values: FormValues, app: AppView): boolean {
  const before = fromView(app);
  return values.clientKey.trim() !== before.clientKey || values.baseUrl.trim() !== before.baseUrl;
}

/** The stored secret belongs to one client key at one address: moving either without a new secret drops it. */
export const clearsSecret = (values: FormValues, app: AppView | null): boolean =>
  Boolean(app?.secret) && !values.clientSecret.trim() && app !== null && movesApp(values, app);

import {
  channelInput,
  type ChannelInput,
  type ChannelKind,
  type ChannelView,
} from '../../../contracts/notice-channels';

/** What the channel form holds while it is being edited; empty text stands for "as it is". */
export type ChannelValues = Omit<ChannelInput, 'emails' | 'url' | 'secret'> & {
  /** One address on each line. */
  emails: string;
  url: string;
  secret: string;
  dropSecret: boolean;
};

/** Sets one field of the form. */
export type SetChannelField = <K extends keyof ChannelValues>(field: K, value: ChannelValues[K]) => void;

/** Channels whose messages can be signed with a secret. */
export const signs = (kind: ChannelKind): boolean => kind !== 'email' && kind !== 'wecom';

/** A new channel before anything is typed. */
export const blankChannel: ChannelValues = {
  name: '',
  kind: 'email',
  emails: '',
  url: '',
  secret: '',
  dropSecret: false,
  language: 'zh-Hans',
  minSeverity: 'info',
  enabled: true,
};

/** The form as a stored channel fills it; address and secret are never part of it. */
export const channelValues = ({
  name,
  kind,
  emails,
  language,
  minSeverity,
  enabled,
}: ChannelView): ChannelValues => ({
  ...blankChannel,
  ...{ name, kind, language, minSeverity, enabled },
  emails: emails.join('\n'),
});

const readEmails = (text: string): string[] => text.split(/[\s,;，；、]+/).filter(Boolean);

/** The form as the server takes it. */
export function toChannelInput(values: ChannelValues): ChannelInput {
  const { emails, url, secret, dropSecret, ...rest } = values;
  const isEmail = rest.kind === 'email';
  const input: ChannelInput = { ...rest, emails: isEmail ? readEmails(emails) : [] };
  if (!isEmail && url.trim()) input.url = url.trim();
  if (!signs(rest.kind)) return input;
  if (secret.trim()) input.secret = secret.trim();
  else if (dropSecret) input.secret = null;
  return input;
}

/** Fields with something wrong in them; the sentence is `channel.field.<name>.invalid`. */
export type ChannelErrors = Partial<Record<keyof ChannelValues, true>>;

/** Marks the fields named by the paths of a refused request. */
export function channelErrors(paths: readonly string[]): ChannelErrors {
  const fields = paths
    .map((path) => path.split('.')[0] ?? '')
    .filter((field) => Object.hasOwn(blankChannel, field));
  return Object.fromEntries(fields.map((field) => [field, true]));
}

/** Finds the fields the server would refuse, by its own rules and by what a channel cannot do without. */
export function findChannelErrors(values: ChannelValues, stored: ChannelView | null): ChannelErrors {
  const input = toChannelInput(values);
  const read = channelInput.safeParse(input);
  const refused = read.success ? {} : channelErrors(read.error.issues.map(({ path }) => String(path[0])));
  if (values.kind === 'email') return input.emails.length === 0 ? { ...refused, emails: true } : refused;
  return input.url === undefined && !stored?.address ? { ...refused, url: true } : refused;
}

/** A new secret for signed webhooks: 32 random bytes. */
export function newWebhookSecret(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  return `whsec_${btoa(String.fromCharCode(...bytes))}`;
}

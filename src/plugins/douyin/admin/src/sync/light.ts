import { streamHealths, type StreamHealth, type StreamView, type SyncChoices } from '../../../contracts/sync';

/** What the light of a stream can say: how it is doing, or why it does not run by itself. */
export const lights = [...streamHealths, 'new', 'off', 'app-off', 'disconnected'] as const;
export type Light = (typeof lights)[number];

/** How a light looks: well, on its way by itself, waiting for a person, or at rest. */
export type Tone = 'good' | 'soon' | 'bad' | 'rest';

/** What a stream hangs on: whether its account is connected and its app's switch is on. */
export type Hold = { connected: boolean; leads: boolean };

type Lit = Pick<StreamView, 'health' | 'enabled' | 'lastRunAt' | 'run'>;

const tones: Record<Light, Tone> = {
  ok: 'good',
  throttled: 'soon',
  circle: 'soon',
  reauthorize: 'bad',
  retired: 'bad',
  failed: 'bad',
  review: 'bad',
  new: 'rest',
  off: 'rest',
  'app-off': 'rest',
  disconnected: 'bad',
};

/** How a light looks. */
export const toneOf = (light: Light): Tone => tones[light];

const atRest = ({ enabled }: Lit, { connected, leads }: Hold): Light | null => {
  if (!connected) return 'disconnected';
  if (!enabled) return 'off';
  return leads ? null : 'app-off';
};

/** The light of a stream. A review comes first, for it waits for a person whatever else is the case. */
export function lightOf(stream: Lit, hold: Hold): Light {
  const { health, lastRunAt, run } = stream;
  if (health === 'review') return health;
  const rest = atRest(stream, hold);
  if (rest) return rest;
  return health === 'ok' && !lastRunAt && !run ? 'new' : health;
}

/** Lights that a sentence and a remedy are told about; the others speak for themselves. */
export const needsNote = (light: Light): boolean => light !== 'ok' && light !== 'new';

/** Kinds of streams that the platform closed for most apps; others are only said to be retired. */
const closedKinds = ['fans', 'enterprise'];

/** Key of the sentence that explains a light. */
export const noteKey = (light: Light, kind: StreamView['kind']): string =>
  light === 'retired'
    ? `sync.note.retired.${closedKinds.includes(kind) ? kind : 'other'}`
    : `sync.note.${light}`;

/** What streams hang on, by the choices the page has read; who is not among them is thought to be well. */
export function holdOf(
  { apps, accounts }: SyncChoices,
  { appId, accountId }: Pick<StreamView, 'appId' | 'accountId'>,
): Hold {
  const account = accounts.find(({ id }) => id === accountId);
  const app = apps.find(({ id }) => id === appId);
  return { connected: account?.connected ?? true, leads: app?.leads ?? true };
}

/** A health as the address bar holds it. */
export const readHealth = (text: string | undefined): StreamHealth | undefined =>
  streamHealths.find((health) => health === text);

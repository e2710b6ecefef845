import { found, type Check } from './finding';

/** Client key and secret, by stable_client_token only: a fresh client_token would cut short the one in use. */
export const credentials: Check = async ({ provider, credentials: read }) => {
  await provider.proveCredentials(read());
  return found('credentials-accepted');
};

// The Date header counts whole seconds, and an answer takes its time.
const driftingSeconds = 30;
const wrongSeconds = 300;

/** Our clock against the platform's; ends of tokens and signatures depend on it. */
export const clockSkew: Check = async ({ provider, app, now }) => {
  const before = now();
  const platformTime = await provider.time(app);
  if (!platformTime) return found('clock-unknown');
  const ours = (before.getTime() + now().getTime()) / 2;
  const seconds = Math.round((ours - platformTime.getTime()) / 1000);
  if (Math.abs(seconds) > wrongSeconds) return found('clock-wrong', { seconds });
  return found(Math.abs(seconds) > driftingSeconds ? 'clock-drifting' : 'clock-close', { seconds });
};

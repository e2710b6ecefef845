import { isFields } from '../events/body';

/** What seed 001's `handleWebhook` is given: a delivery as text or as an object, with its signature where there is one. */
export type Handed = {
  payload: string | Buffer | Record<string, unknown>;
  signature?: string;
  appId?: string;
  /** The platform's `Msg-Id`, where the caller has it: a delivery that is handed over twice is kept once by it. */
  msgId?: string;
};

/** What it answers. */
export type HandledWebhook = { success: boolean; event_type: string | null; error: string | null };

/** The bytes of what was handed over. An object is written as JSON; seed 001 calls its content `data`. */
export function rawOfHanded(payload: Handed['payload']): Buffer {
  if (Buffer.isBuffer(payload)) return payload;
  if (typeof payload === 'string') return Buffer.from(payload, 'utf8');
  if (!isFields(payload)) throw new TypeError('payload must be text, bytes or an object');
  const { data, ...rest } = payload;
  const isSeeds = data !== undefined && payload.content === undefined;
  return Buffer.from(JSON.stringify(isSeeds ? { ...rest, content: data } : payload), 'utf8');
}

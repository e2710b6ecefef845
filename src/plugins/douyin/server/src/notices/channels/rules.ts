import type { ChannelInput, ChannelKind } from '../../../../contracts/notice-channels';
import { PluginError } from '../../shared/errors';
import { readAddress } from '../address';
import { webhookKey } from '../senders/standard-webhook';

/** What is stored of a channel already. */
export type Stored = { kind: ChannelKind; hasUrl: boolean } | null;

const invalid = (sentence: string) =>
  new PluginError('CONFIG_INVALID', sentence, { issues: [issueOf(sentence)] });

const issueOf = (sentence: string) => ({ path: sentence.split(':')[0] ?? '', message: sentence });

/** Refuses a secret that the kind cannot sign with. */
function checkSecret(kind: ChannelKind, secret: string | null | undefined): void {
  if (!secret) return;
  if (kind === 'webhook' && !webhookKey(secret))
    throw invalid('secret: write it as whsec_ and 24 to 64 random bytes in base64');
  if (kind === 'email' || kind === 'wecom') throw invalid(`secret: channels of kind ${kind} sign nothing`);
}

/** Checks what was entered for a channel and gives it with its address normalised; throws with a sentence. */
export function readChannel(
  input: ChannelInput,
  stored: Stored,
  allowedHosts: readonly string[],
): ChannelInput {
  const { kind, url, emails } = input;
  if (stored && stored.kind !== kind) throw invalid('kind: it stays as it was; make another channel instead');
  checkSecret(kind, input.secret);
  if (kind === 'email') {
    if (emails.length === 0) throw invalid('emails: give at least one address');
    return { ...input, url: undefined };
  }
  if (url === undefined && !stored?.hasUrl) throw invalid('url: give the address messages go to');
  return { ...input, emails: [], url: url === undefined ? undefined : readAddress(url, kind, allowedHosts) };
}

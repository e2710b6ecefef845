import type { Core } from '@strapi/strapi';
import { newId } from '../../shared/crypto';
import { writeTest, type Message } from '../message';
import { panelUrl } from '../panel';
import { findChannel } from '../row';
import { sendTo } from '../send';
import { keepResult } from './result';

/** Sends a test message to a channel, switched on or not, and keeps how it went on it. */
export async function testChannel(strapi: Core.Strapi, id: string): Promise<void> {
  const channel = await findChannel(strapi, id);
  const { name, language } = channel;
  const message = writeTest(name, { messageId: newId(), language, panelUrl: panelUrl(strapi) });
  const failure = await sendTo(strapi, channel, message).then(
    () => undefined,
    (error: unknown) => error,
  );
  await keepResult(strapi, channel, failure === undefined ? { test: true } : { test: true, error: failure });
}

/** What `send` of the service does. */
export async function sendForOthers(
  strapi: Core.Strapi,
  id: string,
  message: Message,
  { test }: { test: boolean },
): Promise<void> {
  const channel = await findChannel(strapi, id);
  try {
    await sendTo(strapi, channel, message);
  } catch (error) {
    await keepResult(strapi, channel, { test, error });
    throw error;
  }
  await keepResult(strapi, channel, { test });
}

import { useState } from 'react';
import { useNotification } from '@strapi/strapi/admin';
import { channelContracts, type ChannelView } from '../../../contracts/notice-channels';
import { callApi } from '../api';
import { failureOf } from '../shared/failure';
import { useExplain, useShowFailure } from '../shared/use-explain';
import { useWords } from '../shared/words';

/** What the list can do with a channel. */
export type ChannelActions = {
  /** Sends a test message and tells how it went. */
  test: (channel: ChannelView) => Promise<void>;
  /** The channel under test right now. */
  testing: string | null;
  /** Throws what the request throws: the dialog that asked shows it. */
  remove: (channel: ChannelView) => Promise<void>;
};

/** Binds the actions of the channel list; `reload` refreshes it after each. */
export function useChannelActions(reload: () => void): ChannelActions {
  const words = useWords();
  const explain = useExplain();
  const showFailure = useShowFailure();
  const { toggleNotification } = useNotification();
  const [testing, setTesting] = useState<string | null>(null);

  const tell = ({ name, lastDelivery }: ChannelView) => {
    if (lastDelivery?.ok)
      return toggleNotification({ type: 'success', message: words('channel.test.done', { name }) });
    const { what, remedy } = explain(failureOf(lastDelivery?.code ?? ''));
    return toggleNotification({ type: 'danger', title: what, message: remedy, timeout: 8000 });
  };
  const test = async ({ id }: ChannelView) => {
    setTesting(id);
    try {
      tell(await callApi(channelContracts.test, { params: { id } }));
    } catch (thrown) {
      showFailure(thrown);
    } finally {
      setTesting(null);
      reload();
    }
  };
  const remove = async ({ id, name }: ChannelView) => {
    await callApi(channelContracts.remove, { params: { id } });
    toggleNotification({ type: 'success', message: words('channel.delete.done', { name }) });
    reload();
  };
  return { test, testing, remove };
}

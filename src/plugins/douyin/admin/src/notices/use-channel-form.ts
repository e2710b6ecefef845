import { useState } from 'react';
import { channelContracts, type ChannelView } from '../../../contracts/notice-channels';
import { callApi } from '../api';
import { readFailure, type Failure } from '../shared/failure';
import {
  blankChannel,
  channelErrors,
  channelValues,
  findChannelErrors,
  toChannelInput,
  type ChannelErrors,
  type ChannelValues,
  type SetChannelField,
} from './channel-values';

/** The channel form: what it holds and how saving went. */
export type ChannelForm = {
  channel: ChannelView | null;
  values: ChannelValues;
  errors: ChannelErrors;
  saving: boolean;
  failure: Failure | null;
  set: SetChannelField;
  save: () => Promise<void>;
};

function send(channel: ChannelView | null, values: ChannelValues): Promise<ChannelView> {
  const body = toChannelInput(values);
  if (!channel) return callApi(channelContracts.create, { body });
  const { id, revision } = channel;
  return callApi(channelContracts.update, { params: { id }, body: { ...body, revision } });
}

/** Holds the form of one channel, or of a new one when `channel` is null. */
export function useChannelForm(
  channel: ChannelView | null,
  onSaved: (channel: ChannelView) => void,
): ChannelForm {
  const [values, setValues] = useState(channel ? channelValues(channel) : blankChannel);
  const [errors, setErrors] = useState<ChannelErrors>({});
  const [saving, setSaving] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);

  const attempt = async () => {
    setSaving(true);
    setFailure(null);
    try {
      onSaved(await send(channel, values));
    } catch (thrown) {
      const refused = readFailure(thrown);
      setErrors(channelErrors(refused.issues.map(({ path }) => path)));
      setFailure(refused);
    } finally {
      setSaving(false);
    }
  };
  const save = async () => {
    const found = findChannelErrors(values, channel);
    setErrors(found);
    if (Object.keys(found).length === 0) await attempt();
  };
  const set: SetChannelField = (field, value) => {
    setValues((before) => ({ ...before, [field]: value }));
    setErrors((before) => ({ ...before, [field]: undefined }));
  };
  return { channel, values, errors, saving, failure, set, save };
}

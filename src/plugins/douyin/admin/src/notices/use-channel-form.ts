import { useState } from 'react';
import { channelContracts, type ChannelView } from '../../../contracts/notice-channels';
import { callApi } from '../api';
import { pathsOf, useSaving, type Saving } from '../shared/use-saving';
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
export type ChannelForm = Saving & {
  channel: ChannelView | null;
  values: ChannelValues;
  errors: ChannelErrors;
  set: SetChannelField;
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
  const saving = useSaving(
    () => send(channel, values),
    onSaved,
    (refused) => setErrors(channelErrors(pathsOf(refused))),
  );
  const save = async () => {
    const found = findChannelErrors(values, channel);
    setErrors(found);
    if (Object.keys(found).length === 0) await saving.save();
  };
  const set: SetChannelField = (field, value) => {
    setValues((before) => ({ ...before, [field]: value }));
    setErrors((before) => ({ ...before, [field]: undefined }));
  };
  return { ...saving, channel, values, errors, set, save };
}

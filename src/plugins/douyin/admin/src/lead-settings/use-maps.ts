import { useState } from 'react';
import { leadSettingContracts, type MapDraft, type MapSettings } from '../../../contracts/lead-settings';
import { callApi } from '../api';
import { readFailure, type Failure } from '../shared/failure';
import { useAnswer } from '../shared/use-answer';
import { draftOf } from './map-form';

/** The maps of the site, and all ways to change them; each writes the whole list from the revision that was read. */
export function useMaps() {
  const answer = useAnswer(leadSettingContracts.maps);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);

  const save = async (how: (maps: MapDraft[]) => MapDraft[]): Promise<boolean> => {
    const { data } = answer;
    if (!data) return false;
    setBusy(true);
    setFailure(null);
    const maps = how(data.maps.filter(({ isFixed }) => !isFixed).map(draftOf));
    try {
      const fresh: MapSettings = await callApi(leadSettingContracts.saveMaps, {
        body: { revision: data.revision, maps },
      });
      answer.replace(fresh);
      return true;
    } catch (thrown) {
      const refused = readFailure(thrown);
      setFailure(refused);
      // The next try begins with what somebody else made of it.
      if (refused.code === 'CONFIG_STALE') await answer.refresh();
      return false;
    } finally {
      setBusy(false);
    }
  };
  return {
    answer,
    busy,
    failure,
    forgive: () => setFailure(null),
    /** Adds a map, or changes the one of its name. */
    put: (map: MapDraft) =>
      save((maps) =>
        maps.some(({ name }) => name === map.name)
          ? maps.map((one) => (one.name === map.name ? map : one))
          : [...maps, map],
      ),
    remove: (name: string) => save((maps) => maps.filter((one) => one.name !== name)),
  };
}
export type Maps = ReturnType<typeof useMaps>;

import { useState } from 'react';
import { useNotification } from '@strapi/strapi/admin';
import { appContracts, type AppView } from '../../../contracts/apps';
import { callApi } from '../api';
import { useShowFailure } from '../shared/use-explain';
import { useWords } from '../shared/words';

/** What the list can do with an app; each tells how it went and refreshes the list. */
export type AppActions = {
  makeDefault: (app: AppView) => Promise<void>;
  /** Throws what the request throws: the dialog that asked shows it. */
  remove: (app: AppView) => Promise<void>;
  restore: (app: AppView) => Promise<void>;
  /** The app deleted last, as long as its undo is offered. */
  removed: AppView | null;
  forgetRemoved: () => void;
  /** Counts up with each change, for lists that read on their own. */
  changes: number;
};

/** Binds the actions of the app list; `reload` refreshes the list after each. */
export function useAppActions(reload: () => void): AppActions {
  const words = useWords();
  const { toggleNotification } = useNotification();
  const showFailure = useShowFailure();
  const [removed, setRemoved] = useState<AppView | null>(null);
  const [changes, setChanges] = useState(0);

  const changed = () => {
    setChanges((count) => count + 1);
    reload();
  };
  const act = async (work: () => Promise<AppView>, done: string) => {
    try {
      const { name } = await work();
      setRemoved(null);
      toggleNotification({ type: 'success', message: words(done, { name }) });
    } catch (thrown) {
      showFailure(thrown);
    } finally {
      changed();
    }
  };
  const forgetRemoved = () => setRemoved(null);
  return {
    removed,
    forgetRemoved,
    changes,
    makeDefault: ({ id }) =>
      act(() => callApi(appContracts.makeDefault, { params: { id } }), 'app.default.done'),
    restore: ({ id }) => act(() => callApi(appContracts.restore, { params: { id } }), 'app.restore.done'),
    remove: async ({ id }) => {
      setRemoved(await callApi(appContracts.remove, { params: { id } }));
      changed();
    },
  };
}

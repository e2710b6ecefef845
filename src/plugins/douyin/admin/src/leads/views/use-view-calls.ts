import { useState } from 'react';
import {
  viewContracts as contracts,
  type LeadView,
  type ViewForm,
  type ViewList,
} from '../../../../contracts/lead-views';
import { callApi } from '../../api';
import { readFailure } from '../../shared/failure';
import { useShowFailure } from '../../shared/use-explain';
import type { LeadWhere } from '../use-lead-place';
import { useViews } from './views';

/** A change of a view that somebody else changed meanwhile: what was wanted, and what it is now. */
export type StaleView = { change: Partial<ViewForm>; theirs: LeadView };

const theirsIn = (thrown: unknown): LeadView | null => {
  const { code, details } = readFailure(thrown);
  return code === 'CONFIG_STALE' ? ((details as { view?: LeadView }).view ?? null) : null;
};

const withView = (list: ViewList, view: LeadView): ViewList => ({
  ...list,
  rows: [...list.rows.filter(({ id }) => id !== view.id), view].sort((one, other) =>
    one.name.localeCompare(other.name, 'zh-Hans'),
  ),
});

const withoutView = ({ rows, ownDefault, sharedDefault }: ViewList, gone: string): ViewList => ({
  rows: rows.filter(({ id }) => id !== gone),
  ownDefault: ownDefault === gone ? null : ownDefault,
  sharedDefault: sharedDefault === gone ? null : sharedDefault,
});

/** All that is done with views; each call tells whether it succeeded, and shows what hindered it. */
export function useViewCalls(where: LeadWhere) {
  const { list, replace, reload } = useViews();
  const showFailure = useShowFailure();
  const [busy, setBusy] = useState(false);
  const [stale, setStale] = useState<StaleView | null>(null);

  const during = async (work: () => Promise<void>): Promise<boolean> => {
    setBusy(true);
    try {
      await work();
      return true;
    } catch (thrown) {
      showFailure(thrown);
      return false;
    } finally {
      setBusy(false);
    }
  };
  const show = (view: LeadView) => {
    const next = withView(list, view);
    replace(next);
    where.openView(view, next);
  };
  const send = async (view: LeadView, change: Partial<ViewForm>): Promise<void> => {
    const { id, revision, name, isShared, settings } = view;
    try {
      const body = { name, isShared, settings, ...change, revision };
      const written = await callApi(contracts.update, { params: { id }, body });
      setStale(null);
      // What is not saved yet stays on the screen.
      if (change.settings) show(written);
      else replace(withView(list, written));
    } catch (thrown) {
      const theirs = theirsIn(thrown);
      if (!theirs) throw thrown;
      setStale({ change, theirs });
    }
  };
  return {
    busy,
    stale,
    create: (form: ViewForm) => during(async () => show(await callApi(contracts.create, { body: form }))),
    change: (view: LeadView, change: Partial<ViewForm>) => during(() => send(view, change)),
    /** Writes one's own side over the other's. */
    insist: () => during(async () => (stale ? send(stale.theirs, stale.change) : undefined)),
    /** Leaves the view as the other made it; what is on the screen stays, as a change of that. */
    yield: () => {
      setStale(null);
      reload();
    },
    remove: ({ id }: LeadView) =>
      during(async () => {
        await callApi(contracts.remove, { params: { id } });
        const next = withoutView(list, id);
        replace(next);
        where.openView(null, next);
      }),
    /** What the page opens with, for oneself or for everybody; null: all leads. */
    open: (whose: 'own' | 'shared', view: LeadView | null) =>
      during(async () => {
        const contract = whose === 'own' ? contracts.setOwnDefault : contracts.setSharedDefault;
        replace(await callApi(contract, { body: { view: view?.id ?? null } }));
      }),
  };
}
export type ViewCalls = ReturnType<typeof useViewCalls>;

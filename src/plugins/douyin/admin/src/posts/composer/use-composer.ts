import { useRef, useState } from 'react';
import type { PostDesk } from '../../../../contracts/post-desk';
import { postContracts } from '../../../../contracts/post-routes';
import type { PostView } from '../../../../contracts/post-views';
import { callApi } from '../../api';
import { ownZone } from '../../leads/days';
import { readFailure, type Failure } from '../../shared/failure';
import { useClock } from '../../shared/use-clock';
import { toInput, type Draft } from './draft';
import { accountIn, findingsOf, stopping, type FieldName, type Finding } from './findings';
import type { ComposerForm } from './form';

/** What is only missing yet is no fault before somebody wants to go on. */
const isMissing = ({ key }: Finding): boolean => ['no-account', 'no-video', 'no-images'].includes(key);

type ComposerInput = {
  desk: PostDesk;
  first: Draft;
  /** The stored post that is changed; null: a new one. */
  post: Pick<PostView, 'id' | 'version'> | null;
};

/** The form of a post: what it holds, what is wrong with it, and how it is stored. */
export function useComposer({ desk, first, post }: ComposerInput) {
  const [draft, setDraft] = useState(first);
  const [tried, setTried] = useState<'save' | 'publish' | null>(null);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [done, setDone] = useState<PostView | null>(null);
  // A post that was stored, but could not be sent off, is stored once.
  const stored = useRef(post);
  const now = new Date(useClock(10_000));
  const findings = findingsOf(draft, { desk, now, zone: ownZone() });
  const isSaid = (finding: Finding) =>
    !isMissing(finding) || (tried !== null && stopping([finding], tried).length > 0);
  const form: ComposerForm = {
    draft,
    desk,
    account: accountIn(desk, draft.accountId),
    isStored: post !== null,
    found: (field: FieldName) => findings.filter((one) => one.field === field && isSaid(one)),
    change: (change) => setDraft((before) => ({ ...before, ...change })),
  };
  /** Stores the draft as it stands; throws what the server answers. */
  const store = async (): Promise<PostView> => {
    const input = toInput(draft);
    const known = stored.current;
    const saved = known
      ? await callApi(postContracts.edit, {
          params: { id: known.id },
          body: { ...input, version: known.version },
        })
      : await callApi(postContracts.create, { body: input });
    stored.current = saved;
    return saved;
  };
  /** Whether nothing stops it; from then on what stops it is said. */
  const mayGoOn = (what: 'save' | 'publish'): boolean => {
    setTried(what);
    return stopping(findings, what).length === 0;
  };
  const save = async (): Promise<void> => {
    if (busy) return;
    setBusy(true);
    setFailure(null);
    try {
      setDone(await store());
    } catch (thrown) {
      setFailure(readFailure(thrown));
    } finally {
      setBusy(false);
    }
  };
  /** Stores the draft and agrees to its publication; throws what the server answers. */
  const publish = async (at: string | null): Promise<void> => {
    if (busy) return;
    setBusy(true);
    try {
      const { id } = await store();
      const body = { at, consent: true as const };
      setDone(await callApi(postContracts.schedule, { params: { id }, body }));
    } finally {
      setBusy(false);
    }
  };
  const changed = !done && JSON.stringify(draft) !== JSON.stringify(first);
  return { form, busy, failure, changed, done, mayGoOn, save, publish };
}
export type Composer = ReturnType<typeof useComposer>;

import { useState } from 'react';
import { appContracts, type AppView, type SaveNotice } from '../../../contracts/apps';
import type { PlatformName } from '../../../contracts/platforms';
import { callApi } from '../api';
import { readFailure, type Failure } from '../shared/failure';
import {
  blankValues,
  clearsSecret,
  errorsOf,
  findErrors,
  fromView,
  isChanged,
  onPlatform,
  toInput,
  type FieldErrors,
  type FormValues,
  type SetField,
} from './form-values';

/** A question that must be answered before the form can be saved. */
export type SaveQuestion = 'clears-secret' | 'stale';

/** The app form: what it holds, how saving went, and how to go on. */
export type AppForm = {
  app: AppView | null;
  values: FormValues;
  errors: FieldErrors;
  changed: boolean;
  saving: boolean;
  question: SaveQuestion | null;
  failure: Failure | null;
  notices: SaveNotice[] | null;
  set: SetField;
  /** Turns a new app's form to another platform. */
  choosePlatform: (provider: PlatformName) => void;
  reset: () => void;
  save: () => Promise<void>;
  /** Saves although the secret goes with it. */
  saveAnyway: () => Promise<void>;
  /** Saves over what someone else saved meanwhile. */
  overwrite: () => Promise<void>;
  /** Reads the numbers beside the form again and leaves what was typed. */
  refresh: () => Promise<void>;
  /** Drops what was typed and takes what is stored. */
  reload: () => Promise<void>;
  cancelQuestion: () => void;
  closeNotices: () => void;
};

type Result = { app: AppView; notices: SaveNotice[] };

async function send(app: AppView | null, values: FormValues): Promise<Result> {
  const body = toInput(values, app);
  if (!app) return callApi(appContracts.create, { body });
  return callApi(appContracts.update, { params: { id: app.id }, body: { ...body, revision: app.revision } });
}

const readAgain = (app: AppView): Promise<AppView> => callApi(appContracts.read, { params: { id: app.id } });

type Start = { app: AppView | null; notices?: SaveNotice[]; onCreated: (result: Result) => void };

/** Holds the form of one app, or of a new one when `app` is null. */
export function useAppForm({ app: first, notices: firstNotices, onCreated }: Start): AppForm {
  const [app, setApp] = useState(first);
  const stored = app ? fromView(app) : blankValues;
  const [values, setValues] = useState(stored);
  const [errors, setErrors] = useState<FieldErrors>({});
  const [saving, setSaving] = useState(false);
  const [question, setQuestion] = useState<SaveQuestion | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [notices, setNotices] = useState<SaveNotice[] | null>(firstNotices ?? null);

  const take = (next: AppView) => {
    setApp(next);
    setValues(fromView(next));
    setErrors({});
  };
  const refuse = (thrown: unknown) => {
    const refused = readFailure(thrown);
    if (refused.code === 'CONFIG_STALE') return setQuestion('stale');
    setErrors(errorsOf(refused.issues.map(({ path }) => path)));
    setFailure(refused);
  };
  const attempt = async (work: () => Promise<void>) => {
    setSaving(true);
    setQuestion(null);
    setFailure(null);
    setNotices(null);
    try {
      await work();
    } catch (thrown) {
      refuse(thrown);
    } finally {
      setSaving(false);
    }
  };
  const store = async (over: AppView | null) => {
    const result = await send(over, values);
    if (!over) return onCreated(result);
    take(result.app);
    setNotices(result.notices);
  };
  const save = async () => {
    const found = findErrors(values, app);
    setErrors(found);
    if (Object.keys(found).length > 0) return;
    if (clearsSecret(values, app)) return setQuestion('clears-secret');
    await attempt(() => store(app));
  };
  return {
    ...{ app, values, errors, saving, question, failure, notices, save },
    changed: isChanged(values, stored),
    set: (field, value) => setValues((before) => ({ ...before, [field]: value })),
    choosePlatform: (provider) => setValues((before) => onPlatform(before, provider)),
    reset: () => {
      setValues(stored);
      setErrors({});
      setFailure(null);
    },
    saveAnyway: () => attempt(() => store(app)),
    overwrite: () => attempt(async () => store(app && (await readAgain(app)))),
    refresh: async () => setApp(app && (await readAgain(app).catch(() => app))),
    reload: () => attempt(async () => (app ? take(await readAgain(app)) : undefined)),
    cancelQuestion: () => setQuestion(null),
    closeNotices: () => setNotices(null),
  };
}

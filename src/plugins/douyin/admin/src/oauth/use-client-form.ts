import { useState } from 'react';
import { oauthClientContracts as contracts, type OAuthClientView } from '../../../contracts/oauth-client';
import { callApi } from '../api';
import { readFailure, type Failure } from '../shared/failure';
import {
  blankClient,
  clientErrorsAt,
  findClientErrors,
  fromClient,
  toClientInput,
  toNewClient,
  type ClientErrors,
  type ClientValues,
  type SetClientField,
} from './client-values';

/** A site that was just made, with its secret, which is told this once; null: it is public. */
export type MadeClient = { client: OAuthClientView; secret: string | null };

/** The form of a connected site: what it holds, how saving went, and how to go on. */
export type ClientForm = {
  client: OAuthClientView | null;
  values: ClientValues;
  errors: ClientErrors;
  changed: boolean;
  saving: boolean;
  failure: Failure | null;
  /** Somebody else saved meanwhile. */
  isStale: boolean;
  set: SetClientField;
  reset: () => void;
  save: () => Promise<void>;
  /** Saves over what somebody else saved meanwhile. */
  overwrite: () => Promise<void>;
  /** Drops what was typed and takes what is stored. */
  reload: () => Promise<void>;
  cancelQuestion: () => void;
  /** Takes what became of the site beside the form, e.g. by a new secret; what was typed stays. */
  adopt: (client: OAuthClientView) => void;
};

const readAgain = ({ id }: OAuthClientView) => callApi(contracts.read, { params: { id } });

const update = ({ id, revision }: OAuthClientView, values: ClientValues) =>
  callApi(contracts.update, { params: { id }, body: { ...toClientInput(values), revision } });

type Start = {
  client: OAuthClientView | null;
  onCreated: (made: MadeClient) => void;
  onSaved: () => void;
};

/** Holds the form of one site, or of a new one when `client` is null. */
export function useClientForm({ client: first, onCreated, onSaved }: Start): ClientForm {
  const [client, setClient] = useState(first);
  const stored = client ? fromClient(client) : blankClient;
  const [values, setValues] = useState(stored);
  const [errors, setErrors] = useState<ClientErrors>({});
  const [saving, setSaving] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isStale, setStale] = useState(false);

  const take = (next: OAuthClientView) => {
    setClient(next);
    setValues(fromClient(next));
    setErrors({});
  };
  const refuse = (thrown: unknown) => {
    const refused = readFailure(thrown);
    if (refused.code === 'CONFIG_STALE') return setStale(true);
    const taken = typeof refused.details.field === 'string' ? [refused.details.field] : [];
    setErrors(clientErrorsAt([...refused.issues.map(({ path }) => path), ...taken]));
    setFailure(refused);
  };
  const attempt = async (work: () => Promise<void>) => {
    setSaving(true);
    setStale(false);
    setFailure(null);
    await work().catch(refuse);
    setSaving(false);
  };
  const store = async (over: OAuthClientView | null) => {
    if (!over) return onCreated(await callApi(contracts.create, { body: toNewClient(values) }));
    take(await update(over, values));
    onSaved();
  };
  return {
    ...{ client, values, errors, saving, failure, isStale },
    changed: JSON.stringify(values) !== JSON.stringify(stored),
    set: (field, value) => setValues((before) => ({ ...before, [field]: value })),
    reset: () => {
      setValues(stored);
      setErrors({});
      setFailure(null);
    },
    async save() {
      const found = findClientErrors(values, client === null);
      setErrors(found);
      if (Object.keys(found).length === 0) await attempt(() => store(client));
    },
    overwrite: () => attempt(async () => store(client && (await readAgain(client)))),
    reload: () => attempt(async () => (client ? take(await readAgain(client)) : undefined)),
    cancelQuestion: () => setStale(false),
    adopt: setClient,
  };
}

import { useState } from 'react';
import { syncContracts, type StreamView } from '../../../contracts/sync';
import { callApi } from '../api';
import { readFailure, type Failure } from '../shared/failure';
import {
  refusedFields,
  scheduleErrors,
  scheduleValues,
  toEdit,
  type ScheduleErrors,
  type ScheduleValues,
} from './schedule-values';

/** The schedule form: what it holds and how saving went. */
export type ScheduleForm = {
  values: ScheduleValues;
  errors: ScheduleErrors;
  failure: Failure | null;
  saving: boolean;
  change: (change: Partial<ScheduleValues>) => void;
  save: () => Promise<void>;
};

/** Holds the schedule of one stream while it is edited. */
export function useScheduleForm(stream: StreamView, onSaved: (stream: StreamView) => void): ScheduleForm {
  const [values, setValues] = useState(() => scheduleValues(stream));
  const [errors, setErrors] = useState<ScheduleErrors>({});
  const [failure, setFailure] = useState<Failure | null>(null);
  const [saving, setSaving] = useState(false);

  const send = async () => {
    setSaving(true);
    setFailure(null);
    try {
      onSaved(await callApi(syncContracts.edit, { params: { id: stream.id }, body: toEdit(values) }));
    } catch (thrown) {
      const refused = readFailure(thrown);
      setErrors(refusedFields(refused.issues.map(({ path }) => path)));
      setFailure(refused);
    } finally {
      setSaving(false);
    }
  };
  const save = async () => {
    const found = scheduleErrors(values);
    setErrors(found);
    if (Object.keys(found).length === 0) await send();
  };
  const change = (next: Partial<ScheduleValues>) => {
    setValues((before) => ({ ...before, ...next }));
    setErrors({});
  };
  return { values, errors, failure, saving, change, save };
}

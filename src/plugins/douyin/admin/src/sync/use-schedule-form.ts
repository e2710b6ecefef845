import { useState } from 'react';
import { syncContracts, type StreamView } from '../../../contracts/sync';
import { callApi } from '../api';
import { pathsOf, useSaving, type Saving } from '../shared/use-saving';
import {
  refusedFields,
  scheduleErrors,
  scheduleValues,
  toEdit,
  type ScheduleErrors,
  type ScheduleValues,
} from './schedule-values';

/** The schedule form: what it holds and how saving went. */
export type ScheduleForm = Saving & {
  values: ScheduleValues;
  errors: ScheduleErrors;
  change: (change: Partial<ScheduleValues>) => void;
};

/** Holds the schedule of one stream while it is edited. */
export function useScheduleForm(stream: StreamView, onSaved: (stream: StreamView) => void): ScheduleForm {
  const [values, setValues] = useState(() => scheduleValues(stream));
  const [errors, setErrors] = useState<ScheduleErrors>({});
  const saving = useSaving(
    () => callApi(syncContracts.edit, { params: { id: stream.id }, body: toEdit(values) }),
    onSaved,
    (refused) => setErrors(refusedFields(pathsOf(refused))),
  );
  const save = async () => {
    const found = scheduleErrors(values);
    setErrors(found);
    if (Object.keys(found).length === 0) await saving.save();
  };
  const change = (next: Partial<ScheduleValues>) => {
    setValues((before) => ({ ...before, ...next }));
    setErrors({});
  };
  return { ...saving, values, errors, change, save };
}

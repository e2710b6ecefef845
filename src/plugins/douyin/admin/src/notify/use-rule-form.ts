import { useState } from 'react';
import { notifyContracts, type NotifyRuleForm, type NotifyRuleView } from '../../../contracts/lead-notify';
import { callApi } from '../api';
import { pathsOf, useSaving, type Saving } from '../shared/use-saving';
import {
  blankRule,
  ownZone,
  readForm,
  refusedFields,
  ruleValues,
  type RuleErrors,
  type RuleValues,
} from './rule-values';

/** What is edited: a rule that is there, or a new one that begins with some values. */
export type Edited = { rule: NotifyRuleView | null; begin?: Partial<RuleValues> };

/** The form of a rule: what it holds and how saving went. */
export type RuleForm = Saving & {
  values: RuleValues;
  errors: RuleErrors;
  change: (change: Partial<RuleValues>) => void;
};

function send(rule: NotifyRuleView | null, body: NotifyRuleForm): Promise<NotifyRuleView> {
  if (!rule) return callApi(notifyContracts.create, { body });
  const { id, revision } = rule;
  return callApi(notifyContracts.update, { params: { id }, body: { ...body, revision } });
}

/** Holds the form of one rule. */
export function useRuleForm({ rule, begin }: Edited, onSaved: (rule: NotifyRuleView) => void): RuleForm {
  const [values, setValues] = useState<RuleValues>(() =>
    rule ? ruleValues(rule) : { ...blankRule(ownZone()), ...begin },
  );
  const [errors, setErrors] = useState<RuleErrors>({});
  const saving = useSaving(
    (form: NotifyRuleForm) => send(rule, form),
    onSaved,
    (refused) => setErrors(refusedFields(pathsOf(refused))),
  );
  const save = async () => {
    const read = readForm(values);
    setErrors('errors' in read ? read.errors : {});
    if ('form' in read) await saving.save(read.form);
  };
  const change = (next: Partial<RuleValues>) => {
    setValues((before) => ({ ...before, ...next }));
    setErrors({});
  };
  return { ...saving, values, errors, change, save };
}

import { useState } from 'react';
import { useNotification } from '@strapi/strapi/admin';
import { notifyContracts, type NotifyRuleView, type NotifyTest } from '../../../contracts/lead-notify';
import { callApi } from '../api';
import { useShowFailure } from '../shared/use-explain';
import { useWords } from '../shared/words';

/** How the newest test went. */
export type Tested = { rule: NotifyRuleView; results: NotifyTest[] };

/** What the list can do with a rule. */
export type RuleActions = {
  /** Sends the example of a rule; how it went is `tested`. */
  test: (rule: NotifyRuleView) => Promise<void>;
  /** The rule under test right now. */
  testing: string | null;
  tested: Tested | null;
  forgetTest: () => void;
  /** Switches a rule on or off. */
  turn: (rule: NotifyRuleView, isOn: boolean) => Promise<void>;
  /** Throws what the request throws: the dialog that asked shows it. */
  remove: (rule: NotifyRuleView) => Promise<void>;
};

/** Binds the actions of the list of rules; `reload` refreshes it after each. */
export function useRuleActions(reload: () => void): RuleActions {
  const words = useWords();
  const showFailure = useShowFailure();
  const { toggleNotification } = useNotification();
  const [testing, setTesting] = useState<string | null>(null);
  const [tested, setTested] = useState<Tested | null>(null);

  const test = async (rule: NotifyRuleView) => {
    setTesting(rule.id);
    setTested(null);
    try {
      const { results } = await callApi(notifyContracts.test, { params: { id: rule.id } });
      setTested({ rule, results });
    } catch (thrown) {
      showFailure(thrown);
    } finally {
      setTesting(null);
      reload();
    }
  };
  const turn = async ({ id, waiting: _waiting, ...rule }: NotifyRuleView, isOn: boolean) => {
    try {
      await callApi(notifyContracts.update, { params: { id }, body: { ...rule, isOn } });
    } catch (thrown) {
      showFailure(thrown);
    } finally {
      reload();
    }
  };
  const remove = async ({ id, name }: NotifyRuleView) => {
    await callApi(notifyContracts.remove, { params: { id } });
    toggleNotification({ type: 'success', message: words('notify.delete.done', { name }) });
    reload();
  };
  return { test, testing, tested, forgetTest: () => setTested(null), turn, remove };
}

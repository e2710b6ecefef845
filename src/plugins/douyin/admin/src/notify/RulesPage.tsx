import { useState } from 'react';
import { Button, Flex } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { notifyContracts, type NotifyChoices, type NotifyRuleView } from '../../../contracts/lead-notify';
import { Await } from '../shared/Await';
import { Banner } from '../shared/Banner';
import { Screen } from '../shared/Screen';
import { useAnswer } from '../shared/use-answer';
import { useWords } from '../shared/words';
import { MessagesPanel } from './MessagesPanel';
import { NoRules } from './NoRules';
import { examples, type Example } from './rule-values';
import { RuleDeleteDialog } from './RuleDeleteDialog';
import { RuleDialog } from './RuleDialog';
import { RulesTable } from './RulesTable';
import { TestResult } from './TestResult';
import { useRuleActions } from './use-rule-actions';
import type { Edited } from './use-rule-form';

type RulesViewProps = {
  rules: NotifyRuleView[];
  choices: NotifyChoices;
  onEdit: (edited: Edited) => void;
  onChanged: () => void;
};

function RulesView({ rules, choices, onEdit, onChanged }: RulesViewProps) {
  const words = useWords();
  const actions = useRuleActions(onChanged);
  const [asked, setAsked] = useState<NotifyRuleView | null>(null);
  const begin = (example: Example) =>
    onEdit({ rule: null, begin: { ...examples[example], name: words(`notify.example.${example}.name`) } });
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      {actions.tested ? <TestResult tested={actions.tested} onClose={actions.forgetTest} /> : null}
      {rules.length === 0 ? (
        <NoRules hasChannels={choices.channels.length > 0} onBegin={begin} />
      ) : (
        <>
          <RulesTable
            rules={rules}
            choices={choices}
            actions={actions}
            onEdit={(rule) => onEdit({ rule })}
            onDelete={setAsked}
          />
          <Banner variant="info" testId="douyin-notify-many">
            {words('notify.many')}
          </Banner>
        </>
      )}
      {asked ? (
        <RuleDeleteDialog rule={asked} onDelete={actions.remove} onClose={() => setAsked(null)} />
      ) : null}
    </Flex>
  );
}

/** Rules that tell people of leads, and what they sent. */
export function RulesPage() {
  const words = useWords();
  const [changes, setChanges] = useState(0);
  const [edited, setEdited] = useState<Edited | null>(null);
  const rules = useAnswer(notifyContracts.rules, {}, changes);
  const choices = useAnswer(notifyContracts.choices);
  const changed = () => setChanges((count) => count + 1);
  const hasRules = (rules.data?.rows.length ?? 0) > 0;
  const add = hasRules ? (
    <Button startIcon={<Plus />} onClick={() => setEdited({ rule: null })} data-testid="douyin-notify-add">
      {words('notify.add')}
    </Button>
  ) : undefined;
  return (
    <Screen
      title={words('notify.list.title')}
      subtitle={words('notify.list.subtitle')}
      needs="lead.settings"
      primary={add}
    >
      <Await of={choices}>
        {(known) => (
          <Flex direction="column" alignItems="stretch" gap={8}>
            <Await of={rules}>
              {({ rows }) => (
                <RulesView rules={rows} choices={known} onEdit={setEdited} onChanged={changed} />
              )}
            </Await>
            {hasRules ? <MessagesPanel rules={rules.data?.rows ?? []} changes={changes} /> : null}
            {edited ? (
              <RuleDialog edited={edited} choices={known} onSaved={changed} onClose={() => setEdited(null)} />
            ) : null}
          </Flex>
        )}
      </Await>
    </Screen>
  );
}

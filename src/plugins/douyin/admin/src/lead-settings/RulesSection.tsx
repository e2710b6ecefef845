import { useState } from 'react';
import { Button } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { assignmentContracts, type RuleView } from '../../../contracts/lead-assignment';
import { callApi } from '../api';
import { Await } from '../shared/Await';
import { Empty } from '../shared/Empty';
import { useAnswer } from '../shared/use-answer';
import { useWords } from '../shared/words';
import { RemoveDialog } from './RemoveDialog';
import { RuleDialog } from './RuleDialog';
import { RulesTable } from './RulesTable';
import { Section } from './Section';

/** Which new leads go to which team; the first rule that fits decides. */
export function RulesSection() {
  const words = useWords();
  const answer = useAnswer(assignmentContracts.rules);
  const [edited, setEdited] = useState<RuleView | 'new' | null>(null);
  const [removed, setRemoved] = useState<RuleView | null>(null);
  const add = (
    <Button
      variant="secondary"
      startIcon={<Plus />}
      onClick={() => setEdited('new')}
      data-testid="douyin-rule-add"
    >
      {words('lead.rules.add')}
    </Button>
  );
  return (
    <Section id="douyin-rules" title={words('lead.rules.title')} hint={words('lead.rules.hint')} action={add}>
      <Await of={answer}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Empty title={words('lead.rules.empty.title')} testId="douyin-rules-empty">
              {words('lead.rules.empty.text')}
            </Empty>
          ) : (
            <RulesTable rules={rows} answer={answer} onEdit={setEdited} onRemove={setRemoved} />
          )
        }
      </Await>
      {edited ? (
        <RuleDialog
          rule={edited === 'new' ? null : edited}
          onSaved={answer.reload}
          onClose={() => setEdited(null)}
        />
      ) : null}
      {removed ? (
        <RemoveDialog
          title={words('lead.rules.remove.title', { name: removed.name })}
          text={words('lead.rules.remove.text')}
          returnTo="douyin-rule-add"
          remove={() => callApi(assignmentContracts.removeRule, { params: { id: removed.id } })}
          onRemoved={answer.reload}
          onClose={() => setRemoved(null)}
        />
      ) : null}
    </Section>
  );
}

import { Box, Flex, IconButton, SingleSelect, SingleSelectOption } from '@strapi/design-system';
import { Plus, Trash } from '@strapi/icons';
import { styled } from 'styled-components';
import { whereLimits } from '../../../../contracts/lead-where';
import { SteadyButton } from '../../shared/SteadyButton';
import { useWords } from '../../shared/words';
import { ConditionRow } from './ConditionRow';
import { isGroup, type DraftGroup } from './draft';
import type { Drafting } from './use-draft';

type GroupProps = { group: DraftGroup; drafting: Drafting; depth?: number };

const Frame = styled.fieldset`
  margin: 0;
  padding: 0 0 0 1.2rem;
  min-width: 0;
  border: none;
  border-left: 3px solid ${({ theme }) => theme.colors.primary200};
`;

/** The id of the button that adds to a group; the focus goes there when something was taken out of it. */
export const addId = (key: number): string => `douyin-condition-add-${key}`;

function Match({ group, drafting }: GroupProps) {
  const words = useWords();
  return (
    <Box width="24rem" maxWidth="100%">
      <SingleSelect
        size="S"
        aria-label={words('lead.condition.match')}
        value={group.match}
        onChange={(next: string | number) => drafting.match(group.key, next === 'any' ? 'any' : 'all')}
        data-testid="douyin-condition-match"
      >
        {(['all', 'any'] as const).map((match) => (
          <SingleSelectOption key={match} value={match}>
            {words(`lead.condition.match.${match}`)}
          </SingleSelectOption>
        ))}
      </SingleSelect>
    </Box>
  );
}

function Adding({ group, drafting, depth = 0 }: GroupProps) {
  const words = useWords();
  const { addCondition, addGroup, takesMore } = drafting;
  return (
    <Flex gap={2} wrap="wrap">
      <SteadyButton
        id={addId(group.key)}
        size="S"
        variant="tertiary"
        startIcon={<Plus />}
        idle={!takesMore}
        onClick={() => addCondition(group.key)}
        data-testid="douyin-condition-add"
      >
        {words('lead.condition.add')}
      </SteadyButton>
      {depth < whereLimits.depth - 1 ? (
        <SteadyButton
          size="S"
          variant="tertiary"
          startIcon={<Plus />}
          idle={!takesMore}
          onClick={() => addGroup(group.key)}
          data-testid="douyin-condition-add-group"
        >
          {words('lead.condition.add-group')}
        </SteadyButton>
      ) : null}
    </Flex>
  );
}

/** Conditions of which all or any must hold, and groups of such within them. */
export function GroupBox({ group, drafting, depth = 0 }: GroupProps) {
  const words = useWords();
  return (
    <Frame aria-label={words(`lead.condition.match.${group.match}`)} data-testid="douyin-condition-group">
      <Flex direction="column" alignItems="stretch" gap={3}>
        <Flex gap={2}>
          <Match group={group} drafting={drafting} />
          {depth > 0 ? (
            <IconButton
              size="S"
              variant="ghost"
              label={words('lead.condition.remove-group')}
              onClick={() => drafting.remove(group.key)}
            >
              <Trash />
            </IconButton>
          ) : null}
        </Flex>
        <Flex tag="ul" direction="column" alignItems="stretch" gap={2}>
          {group.items.map((item) =>
            isGroup(item) ? (
              <li key={item.key}>
                <GroupBox group={item} drafting={drafting} depth={depth + 1} />
              </li>
            ) : (
              <ConditionRow key={item.key} condition={item} drafting={drafting} />
            ),
          )}
        </Flex>
        <Adding group={group} drafting={drafting} depth={depth} />
      </Flex>
    </Frame>
  );
}

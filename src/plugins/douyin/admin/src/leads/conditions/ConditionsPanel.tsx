import type { FormEvent } from 'react';
import { Box, Button, Flex, Typography } from '@strapi/design-system';
import type { WhereNode } from '../../../../contracts/lead-where';
import { useWords } from '../../shared/words';
import { GroupBox } from './GroupBox';
import { useDraft } from './use-draft';

type PanelProps = {
  where: WhereNode | undefined;
  onApply: (where: WhereNode | undefined) => void;
  onClose: () => void;
};

/** Puts conditions together; nothing is asked for until they are applied. */
export function ConditionsPanel({ where, onApply, onClose }: PanelProps) {
  const words = useWords();
  const drafting = useDraft(where, onApply);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    drafting.apply();
  };
  return (
    <Box
      tag="form"
      onSubmit={submit}
      aria-label={words('lead.condition.title')}
      background="neutral0"
      borderColor="neutral150"
      hasRadius
      padding={4}
      data-testid="douyin-conditions"
    >
      <Flex direction="column" alignItems="stretch" gap={4}>
        <Typography variant="pi" textColor="neutral600">
          {words('lead.condition.hint')}
        </Typography>
        <GroupBox group={drafting.root} drafting={drafting} />
        {drafting.isTooLong ? (
          <Typography textColor="danger600" role="alert">
            {words('lead.condition.too-long')}
          </Typography>
        ) : null}
        <Flex gap={2}>
          <Button type="submit" size="S" data-testid="douyin-conditions-apply">
            {words('lead.condition.apply')}
          </Button>
          <Button size="S" variant="tertiary" onClick={onClose}>
            {words('action.cancel')}
          </Button>
        </Flex>
      </Flex>
    </Box>
  );
}

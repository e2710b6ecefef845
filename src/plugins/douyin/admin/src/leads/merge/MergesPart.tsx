import { Flex, Typography } from '@strapi/design-system';
import type { MergeView } from '../../../../contracts/lead-merge';
import { useMoments } from '../../shared/moments';
import { useWords } from '../../shared/words';
import { Part } from '../Part';
import { UndoMerge } from './UndoMerge';
import { standing } from './use-merges';

type PartProps = { merges: MergeView[]; onUndone: () => void };

/** The merges an open lead is made of, each with the way back. */
export function MergesPart({ merges, onUndone }: PartProps) {
  const words = useWords();
  const { full } = useMoments();
  const rows = standing(merges);
  if (rows.length === 0) return null;
  return (
    <Part title={words('lead.merge.part')} testId="douyin-lead-merges">
      <Flex tag="ul" direction="column" alignItems="stretch" gap={3}>
        {rows.map((merge) => (
          <Flex
            tag="li"
            key={merge.id}
            justifyContent="space-between"
            alignItems="flex-start"
            gap={3}
            wrap="wrap"
          >
            <Flex direction="column" alignItems="flex-start">
              <Typography>
                {words('lead.merge.line', {
                  leads: merge.leads.map((id) => `#${id}`).join(words('list.separator')),
                })}
              </Typography>
              <Typography variant="pi" textColor="neutral600">
                {merge.byPlatform
                  ? words('lead.merge.by-platform', { when: full(merge.at) })
                  : words('lead.merge.by', {
                      when: full(merge.at),
                      who: merge.actorName ?? words('audit.actor.system'),
                    })}
              </Typography>
            </Flex>
            <UndoMerge merge={merge} onDone={onUndone} testId="douyin-lead-merge-undo" />
          </Flex>
        ))}
      </Flex>
    </Part>
  );
}

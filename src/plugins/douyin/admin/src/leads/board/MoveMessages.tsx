import { Flex } from '@strapi/design-system';
import { Banner } from '../../shared/Banner';
import { useWords } from '../../shared/words';
import { ClashBox } from '../ClashBox';
import { useStageName } from '../stages';
import type { Moves } from './use-moves';

/** Why a card went back to where it was: a rule of the site, or somebody else who was faster. */
export function MoveMessages({ moves }: { moves: Moves }) {
  const words = useWords();
  const stageName = useStageName();
  const { refusal, forget, desk, clashed } = moves;
  if (!refusal && !clashed) return null;
  const nameOf = ({ nickname }: { nickname: string }) => nickname || words('lead.nameless');
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      {refusal ? (
        <Banner
          variant="danger"
          title={words('lead.board.refused', {
            name: nameOf(refusal.lead),
            from: stageName(refusal.lead.status),
            to: stageName(refusal.to),
          })}
          onClose={forget}
          testId="douyin-board-refused"
        >
          {refusal.allowed.length > 0
            ? words('lead.board.rule', {
                from: stageName(refusal.lead.status),
                allowed: refusal.allowed.map(stageName).join(words('list.separator')),
              })
            : words('lead.board.rule.none', { from: stageName(refusal.lead.status) })}
        </Banner>
      ) : null}
      {clashed ? <ClashBox desk={desk} /> : null}
    </Flex>
  );
}

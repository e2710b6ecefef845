import { useState } from 'react';
import { Flex } from '@strapi/design-system';
import type { LeadDetail } from '../../../../contracts/leads';
import { Await } from '../../shared/Await';
import { Empty } from '../../shared/Empty';
import { Screen } from '../../shared/Screen';
import { SteadyButton } from '../../shared/SteadyButton';
import { useWords } from '../../shared/words';
import { BackLink } from '../../shared/BackLink';
import { ChoicesProvider } from '../choices';
import { MergeDialog } from '../merge/MergeDialog';
import { MergedBox, type Merged } from '../merge/MergedBox';
import { ApartBox } from './ApartBox';
import { FinderPanel } from './FinderPanel';
import { GroupCard } from './GroupCard';
import { useApart } from './use-apart';
import { useFinder } from './use-finder';
import { useGroups } from './use-groups';

function NoGroups({ hasSearched }: { hasSearched: boolean }) {
  const words = useWords();
  const name = hasSearched ? 'none' : 'first';
  return (
    <Empty title={words(`lead.duplicates.${name}.title`)} testId="douyin-duplicates-empty">
      {words(`lead.duplicates.${name}.text`)}
    </Empty>
  );
}

function Duplicates() {
  const words = useWords();
  const groups = useGroups();
  const finder = useFinder(groups.again);
  const apart = useApart(groups.again);
  const [asked, setAsked] = useState<LeadDetail[] | null>(null);
  const [merged, setMerged] = useState<Merged | null>(null);
  const searched = Boolean(finder.answer.data?.finishedAt);
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <FinderPanel finder={finder} />
      <MergedBox
        merged={merged}
        onClose={() => setMerged(null)}
        onUndone={() => {
          setMerged(null);
          groups.again();
        }}
      />
      <ApartBox apart={apart} />
      <Await of={groups.answer}>
        {({ groups: rows, nextCursor }) => (
          <Flex direction="column" alignItems="stretch" gap={5}>
            {rows.length === 0 && !nextCursor ? <NoGroups hasSearched={searched} /> : null}
            {rows.map((group) => (
              <GroupCard
                key={`${group.id} ${group.leads.map(({ leadId }) => leadId).join()}`}
                group={group}
                busy={apart.busy}
                onMerge={setAsked}
                onApart={(ids) => void apart.keepApart(ids)}
              />
            ))}
            {nextCursor ? (
              <SteadyButton
                variant="tertiary"
                busy={groups.busy}
                onClick={() => void groups.readOn()}
                data-testid="douyin-duplicates-more"
              >
                {words('lead.duplicates.more')}
              </SteadyButton>
            ) : null}
          </Flex>
        )}
      </Await>
      {asked ? (
        <MergeDialog
          leads={asked}
          returnTo={() => document.querySelector<HTMLElement>('[data-testid="douyin-merged-undo"]')}
          onClose={() => setAsked(null)}
          onMerged={({ leadId: id }, gone) => {
            setAsked(null);
            setMerged({ id, gone });
            groups.again();
          }}
        />
      ) : null}
    </Flex>
  );
}

/** Leads that look like one person: found by a search through all of them, merged or told apart. */
export function DuplicatesPage() {
  const words = useWords();
  return (
    <Screen
      title={words('lead.duplicates.title')}
      subtitle={words('lead.duplicates.subtitle')}
      needs="lead.merge"
      back={<BackLink to="/leads">{words('lead.back')}</BackLink>}
    >
      <ChoicesProvider>
        <Duplicates />
      </ChoicesProvider>
    </Screen>
  );
}

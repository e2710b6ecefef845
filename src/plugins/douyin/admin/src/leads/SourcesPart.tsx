import { Flex, Typography } from '@strapi/design-system';
import { timelineContracts, type SourceView } from '../../../contracts/lead-timeline';
import { Await } from '../shared/Await';
import { useMoments } from '../shared/moments';
import { useAnswer } from '../shared/use-answer';
import { useWords } from '../shared/words';
import { Part } from './Part';
import { SnapshotsPart } from './SnapshotsPart';
import type { LeadDesk } from './use-lead';

function Source({ source }: { source: SourceView }) {
  const words = useWords();
  const { full } = useMoments();
  const { app, account, kind, item, firstTouchAt, lastTouchAt, goneAt, platformTags } = source;
  const names = [account.nickname, app.name].filter(Boolean).join(' · ');
  const touched = { first: full(firstTouchAt), last: full(lastTouchAt) };
  const when = firstTouchAt === lastTouchAt ? 'lead.sources.once' : 'lead.sources.often';
  return (
    <Flex tag="li" direction="column" alignItems="flex-start">
      <Typography>{[words(`lead.source.${kind}`), names].filter(Boolean).join(' · ')}</Typography>
      <Typography variant="pi" textColor="neutral600">
        {words(when, touched)}
        {item && kind === 'comment' ? ` · ${words('lead.sources.item', { item })}` : ''}
        {goneAt ? ` · ${words('lead.sources.gone', { when: full(goneAt) })}` : ''}
      </Typography>
      {platformTags.length > 0 ? (
        <Typography variant="pi" textColor="neutral600" data-testid="douyin-platform-tags">
          {words('lead.sources.tags')}
          {platformTags.map(({ id, name }) => (
            <span key={`${id ?? ''} ${name}`} title={id ? words('lead.sources.tag-id', { id }) : undefined}>
              {` #${name}`}
            </span>
          ))}
        </Typography>
      ) : null}
    </Flex>
  );
}

/** All ways the lead was found, and what the platform said where that is kept. */
export function SourcesPart({ desk }: { desk: LeadDesk }) {
  const words = useWords();
  const { lead, round } = desk;
  const sources = useAnswer(timelineContracts.sources, { params: { id: lead.leadId } }, round);
  const isKept = sources.data?.rows.some(({ snapshotAt }) => snapshotAt !== null);
  return (
    <>
      <Part title={words('lead.sources.title')} testId="douyin-lead-sources">
        <Await of={sources}>
          {({ rows }) => (
            <Flex tag="ul" direction="column" alignItems="stretch" gap={2}>
              {rows.map((source) => (
                <Source key={`${source.account.id} ${source.kind} ${source.item}`} source={source} />
              ))}
            </Flex>
          )}
        </Await>
      </Part>
      {isKept ? <SnapshotsPart key={lead.leadId} desk={desk} /> : null}
    </>
  );
}

import { Button, Flex, Typography } from '@strapi/design-system';
import { Banner } from '../../shared/Banner';
import { useWords } from '../../shared/words';
import { changedFields, valueOf, type Changed } from './sides';
import type { Merging } from './use-merge';
import { useShown } from './use-shown';

function Late({ late }: { late: Changed }) {
  const words = useWords();
  const shown = useShown();
  const { leadId, before, now } = late;
  const fields = changedFields(late);
  const isElsewhere = now.leadId !== leadId;
  return (
    <Flex direction="column" alignItems="flex-start" gap={1}>
      <Typography fontWeight="semiBold">
        {isElsewhere
          ? words('lead.merge.late.merged', { id: leadId, into: now.leadId })
          : words('lead.merge.late.changed', { id: leadId })}
      </Typography>
      {fields.map((field) => (
        <Typography key={field}>
          {words('lead.merge.late.sides', {
            field: words(`lead.merge.field.${field}`),
            before: shown(field, before && valueOf(before, field)),
            now: shown(field, valueOf(now, field)),
          })}
        </Typography>
      ))}
    </Flex>
  );
}

/** What somebody else changed of the leads meanwhile, both sides, and the way on. */
export function LateBox({ merging }: { merging: Merging }) {
  const words = useWords();
  const { changed, goOn } = merging;
  if (changed.length === 0) return null;
  return (
    <Banner variant="warning" title={words('lead.merge.late')} testId="douyin-merge-late">
      <Flex direction="column" alignItems="flex-start" gap={3} paddingTop={2}>
        {changed.map((late) => (
          <Late key={late.leadId} late={late} />
        ))}
        <Button size="S" onClick={goOn} data-testid="douyin-merge-go-on">
          {words('lead.merge.late.go-on')}
        </Button>
      </Flex>
    </Banner>
  );
}

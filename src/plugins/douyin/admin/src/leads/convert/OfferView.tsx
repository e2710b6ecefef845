import { Flex, Typography } from '@strapi/design-system';
import type { ConversionOffer } from '../../../../contracts/lead-convert';
import { Banner } from '../../shared/Banner';
import { useMoments } from '../../shared/moments';
import { Table, Tbody, Td, Th, Thead, Tr } from '../../shared/table';
import { useWords } from '../../shared/words';
import { useStageName } from '../stages';
import { EntryLink } from './EntryLink';

type OfferProps = { offer: ConversionOffer };

function Fields({ offer }: OfferProps) {
  const words = useWords();
  return (
    <Table aria-label={words('lead.convert.fields')} data-testid="douyin-convert-fields">
      <Thead>
        <Tr>
          <Th>{words('lead.convert.field', { type: offer.typeName })}</Th>
          <Th>{words('lead.convert.source')}</Th>
          <Th>{words('lead.convert.value')}</Th>
        </Tr>
      </Thead>
      <Tbody>
        {offer.fields.map(({ field, source, value }) => (
          <Tr key={field}>
            <Td>
              <Typography>{field}</Typography>
            </Td>
            <Td>
              <Typography>{words(`lead.convert.from.${source}`)}</Typography>
            </Td>
            <Td style={{ whiteSpace: 'normal', overflowWrap: 'anywhere' }}>
              <Typography>{value || '–'}</Typography>
            </Td>
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}

/** Hints at what would be wrong with the entry, or left out. */
function Warnings({ offer }: OfferProps) {
  const words = useWords();
  const list = (names: string[]) => names.join(words('list.separator'));
  const { missing, refused, withoutPhone, typeName } = offer;
  return (
    <>
      {refused ? (
        <Banner
          variant="danger"
          title={
            refused.fields.length > 0
              ? words('lead.convert.refused-fields', { type: typeName, fields: list(refused.fields) })
              : words('lead.convert.refused', { type: typeName })
          }
          testId="douyin-convert-refused"
        >
          {words('lead.convert.refused.text')}
        </Banner>
      ) : null}
      {missing.length > 0 ? (
        <Banner variant="warning" title={words('lead.convert.missing', { fields: list(missing) })}>
          {words('lead.convert.missing.text')}
        </Banner>
      ) : null}
      {withoutPhone ? <Banner variant="info" title={words('lead.convert.without-phone')} /> : null}
    </>
  );
}

/** What would come of a lead by one map, or what came of it already. */
export function OfferView({ offer }: OfferProps) {
  const words = useWords();
  const { full } = useMoments();
  const stageName = useStageName();
  const { done, status, typeName } = offer;
  if (done)
    return (
      <Banner
        variant="info"
        title={words('lead.convert.already', {
          type: typeName,
          when: full(done.at),
          who: done.actorName ?? words('audit.actor.system'),
        })}
        testId="douyin-convert-already"
      >
        <EntryLink entry={done} testId="douyin-convert-entry" />
      </Banner>
    );
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Warnings offer={offer} />
      <Fields offer={offer} />
      <Typography textColor="neutral600">
        {status
          ? words('lead.convert.status', { status: stageName(status) })
          : words('lead.convert.status-stays')}
      </Typography>
    </Flex>
  );
}

import { Flex, Typography } from '@strapi/design-system';
import type { IncidentView } from '../../../contracts/notices';
import { failureOf } from '../shared/failure';
import { useMoments } from '../shared/moments';
import { useExplain } from '../shared/use-explain';
import { useWords } from '../shared/words';
import { deliveryInks } from './delivery-inks';

type Told = IncidentView['told'][number];

function ToldLine({ told }: { told: Told }) {
  const words = useWords();
  const { full } = useMoments();
  const explain = useExplain();
  const reason = told.code ? explain(failureOf(told.code)).what : undefined;
  return (
    <Typography
      tag="li"
      variant="pi"
      textColor={deliveryInks[told.state]}
      title={[full(told.at), reason].filter(Boolean).join(' ')}
      data-state={told.state}
    >
      {words('alert.told', {
        channel: told.channel,
        phase: words(`alert.phase.${told.phase}`),
        state: words(`alert.delivery.${told.state}`),
      })}
    </Typography>
  );
}

/** Which channels were told, and how it went. */
export function ToldList({ told }: { told: Told[] }) {
  const words = useWords();
  if (told.length === 0)
    return (
      <Typography variant="pi" textColor="neutral600">
        {words('alert.told.none')}
      </Typography>
    );
  return (
    <Flex tag="ul" direction="column" alignItems="flex-start" gap={1}>
      {told.map((one) => (
        <ToldLine key={`${one.channel} ${one.phase}`} told={one} />
      ))}
    </Flex>
  );
}

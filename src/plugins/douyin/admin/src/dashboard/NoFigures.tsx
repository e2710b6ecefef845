import { Button } from '@strapi/design-system';
import { Empty } from '../shared/Empty';
import { useWords } from '../shared/words';
import { lastDays, type Place } from './place';

type NoFiguresProps = { place: Place; go: (place: Place) => void };

/** What the page shows while no lead of the chosen days and app is there, with the way to all that may be. */
export function NoFigures({ place, go }: NoFiguresProps) {
  const words = useWords();
  const { app, preset, zone } = place;
  const widest = () => go({ preset: 90, ...lastDays(90, zone, new Date()), zone });
  const more =
    app || preset !== 90 ? (
      <Button variant="secondary" onClick={widest} data-testid="douyin-dashboard-widest">
        {words('dash.empty.widest')}
      </Button>
    ) : null;
  return (
    <Empty title={words('dash.empty')} action={more} testId="douyin-dashboard-empty">
      {words('dash.empty.text')}
    </Empty>
  );
}

import { useIntl } from 'react-intl';
import type { DashboardView } from '../../../contracts/lead-dashboard';
import { Banner } from '../shared/Banner';
import { useWords } from '../shared/words';

/** Says that figures are not as things are now, where they are not. */
export function Notes({ view: { asOf, filling } }: { view: DashboardView }) {
  const words = useWords();
  const intl = useIntl();
  if (filling) {
    const share = filling.total > 0 ? filling.done / filling.total : 0;
    const progress = intl.formatNumber(share, { style: 'percent' });
    return (
      <Banner variant="info" title={words('dash.filling', { progress })} testId="douyin-dashboard-filling">
        {words('dash.filling.text')}
      </Banner>
    );
  }
  if (!asOf) return null;
  const at = intl.formatDate(asOf, { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <Banner variant="info" title={words('dash.as-of', { at })} testId="douyin-dashboard-as-of">
      {words('dash.as-of.text')}
    </Banner>
  );
}

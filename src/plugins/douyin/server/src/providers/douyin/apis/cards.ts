import { z } from 'zod';
import { idText, optionalList, optionalNumber, optionalText, shaped } from '../../answer';
import { defineApi } from '../../api';
import { docsOf, paths } from '../endpoints';
import { readAnswer } from '../read';
import { rawRows, readRows, type Rows } from '../rows';
import { accountRead } from './account-read';

const card = z
  .object({
    card_id: idText,
    title: z.string().nullish(),
    media_id: optionalText,
    components: optionalList(z.number()),
    status: optionalNumber,
  })
  .transform((data) => ({
    cardId: data.card_id,
    title: data.title ?? '',
    mediaId: data.media_id,
    /** What is asked for, in the platform's numbers. */
    components: data.components,
    status: data.status,
  }));

/** A card on which people leave their contact details (留资卡片). */
export type RetainConsultCard = z.output<typeof card>;

/** 查询留资卡片: the cards of an enterprise account. */
export const retainConsultCards = defineApi({
  title: '查询留资卡片',
  token: 'account',
  scope: 'im.message_card',
  fields: z.object({}),
  method: 'GET',
  path: paths.retainConsultCards,
  docs: docsOf('interaction-management/business-tool/retain-consult-card/query-retain-consult-card'),
  explorable: true,
  request: (caller) => accountRead(caller, paths.retainConsultCards),
  read(answer): Rows<RetainConsultCard> {
    // The cards stand beside `data`, not in it.
    const shape = z.object({ data: z.looseObject({}), cards: rawRows });
    return readRows(card, shaped(shape, readAnswer(answer, 'api'), 'body', answer).cards);
  },
});

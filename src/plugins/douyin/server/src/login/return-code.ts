import type { Core } from '@strapi/strapi';
import type { ReturnAnswer } from '../../../contracts/login';
import { sameSecret } from '../shared/crypto';
import { changeOne, inTransaction } from '../shared/database';
import { PluginError } from '../shared/errors';
import { service } from '../shared/service';
import { attemptUid, getAttempt, refuseStep, takeStep, type AttemptRow } from './attempt';
import { letIn } from './redeem';
import { backAt } from './redirect';
import { hashReturnCode } from './secrets';
import { recordStep } from './trail';

const triesInAll = 3;

/** Counts a try before the code is looked at, so that guesses side by side count one by one; gives how many are left. */
async function claimTry(strapi: Core.Strapi, attempt: AttemptRow): Promise<number> {
  const { documentId, returnTries, stage } = attempt;
  refuseStep(attempt, 'authorize');
  if (stage !== 'confirmed')
    throw new PluginError('AUTH_STEP_INVALID', 'The phone has not consented yet', {
      stage,
      step: 'authorize',
    });
  if (returnTries >= triesInAll) throw wrongCode(0);
  const where = { documentId, stage, returnTries };
  if (await changeOne(strapi, attemptUid, where, { returnTries: returnTries + 1 }))
    return triesInAll - returnTries - 1;
  // Somebody else's try came first; each round counts one of three or finds another stage, so this ends.
  return claimTry(strapi, await getAttempt(strapi, documentId));
}

const wrongCode = (triesLeft: number) =>
  new PluginError(
    'AUTH_RETURN_CODE_WRONG',
    triesLeft > 0
      ? `returnCode: not the one on the phone; tries left: ${triesLeft}`
      : 'returnCode: wrong three times: start the login again',
    { triesLeft },
  );

async function refuseWrong(strapi: Core.Strapi, attempt: AttemptRow, triesLeft: number): Promise<never> {
  await recordStep(strapi, 'login.code-wrong', attempt);
  if (triesLeft === 0) {
    await takeStep(strapi, attempt, 'fail', { errorCode: 'AUTH_RETURN_CODE_WRONG' });
    await recordStep(strapi, 'login.failed', attempt, { code: 'AUTH_RETURN_CODE_WRONG' });
  }
  throw wrongCode(triesLeft);
}

/** A name with all but its first and last character hidden. */
export function maskName(name: string): string {
  const characters = [...name];
  const [first = '', last = ''] = [characters[0], characters.length > 2 ? characters.at(-1) : ''];
  return characters.length === 0 ? '' : `${first}**${last}`;
}

/**
 * Takes the six digits from the phone, typed on the desktop that started: three tries. Gives the masked name and the
 * exchange code. Throws AUTH_RETURN_CODE_WRONG, AUTH_STEP_INVALID or AUTH_STATE_EXPIRED.
 */
export async function enterReturnCode(
  strapi: Core.Strapi,
  attempt: AttemptRow,
  returnCode: string,
): Promise<ReturnAnswer> {
  const triesLeft = await claimTry(strapi, attempt);
  const given = hashReturnCode(strapi, attempt.documentId, returnCode);
  if (!attempt.returnHash || !sameSecret(given, attempt.returnHash))
    return refuseWrong(strapi, attempt, triesLeft);
  const nickname = maskName(await service(strapi, 'accounts').nickname(attempt.accountId));
  return inTransaction(strapi, async () => {
    await recordStep(strapi, 'login.code-right', attempt);
    const { exchangeCode } = await letIn(strapi, attempt);
    return { nickname, exchangeCode, redirectUrl: exchangeCode && backAt(attempt) };
  });
}

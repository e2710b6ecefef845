/** Part of the start page's script: the six digits the phone shows, and the question whose login it is. */
export const codeScript = `
const tellWrong = (text) => {
  at('code-wrong').textContent = text;
  at('return-code').setAttribute('aria-invalid', String(text !== ''));
};
const askForCode = (run) => {
  at('return-code').value = '';
  tellWrong('');
  turnTo(run, 'code');
};
const takeWrong = (run, error) => {
  const { code, triesLeft } = error?.details ?? {};
  const isWrong = code === 'AUTH_RETURN_CODE_WRONG' && triesLeft > 0;
  if (!isWrong && code !== 'AUTH_TOO_OFTEN' && !(error instanceof TypeError)) return failWith(run, error);
  tellWrong(isWrong ? page.words.codeWrong.replace('{tries}', triesLeft) : sentence(error));
  at('return-code').select();
};
const askToContinue = (run, answer) => {
  run.answer = answer;
  at('nickname').textContent = answer.nickname;
  turnTo(run, 'continue');
};
at('code-form').addEventListener('submit', async (event) => {
  event.preventDefault();
  const run = current;
  const button = event.submitter ?? at('code-form').querySelector('button');
  button.disabled = true;
  try {
    const returnCode = at('return-code').value.replace(/[^0-9]/g, '');
    const { data } = await post(pathOf(run) + '/return-code', { returnCode });
    if (run === current) askToContinue(run, data);
  } catch (error) {
    if (run === current) takeWrong(run, error);
  } finally {
    button.disabled = false;
  }
});
onAction('continue', () => {
  const answer = current?.answer;
  if (answer) leave(answer.redirectUrl, answer.exchangeCode);
});
`;

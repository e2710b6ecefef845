import { openSuccessor, sealSuccessor } from './successor';

const answer = { access_token: 'the-access-token', refresh_token: 'the-next-one', expires_in: 3600 };

it('gives the answer to the holder of the token that was spent for it', () => {
  const sealed = sealSuccessor('spent', answer);
  expect(sealed).not.toContain('the-');
  expect(openSuccessor('spent', sealed)).toEqual(answer);
});

it('gives it to nobody else', () => {
  expect(() => openSuccessor('another', sealSuccessor('spent', answer))).toThrow('cannot be opened');
});

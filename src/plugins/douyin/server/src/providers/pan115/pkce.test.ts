import { challengeOf, newVerifier } from './pkce';

it('derives the challenge of RFC 7636, appendix B', () => {
  expect(challengeOf('dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk')).toBe(
    'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
  );
});

it('makes verifiers of 64 unreserved characters, no two alike', () => {
  const verifiers = Array.from({ length: 100 }, newVerifier);
  for (const verifier of verifiers) expect(verifier).toMatch(/^[A-Za-z0-9_-]{64}$/);
  expect(new Set(verifiers).size).toBe(100);
  for (const challenge of verifiers.map(challengeOf)) expect(challenge).toMatch(/^[A-Za-z0-9_-]{43}$/);
});

// The library brings no types; what is used of it stands in types.ts.
declare module 'oidc-provider';

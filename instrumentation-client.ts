// The content security policy lets nobody compile code, and a browser reports each try. zod reads this before its first
// schema is made. Its own `config` would do the same, and bring 6 kB of zod to each checkout, which has none.
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });

/** What the overview asks for, on the server and again in the browser. */
export const RECENT = { limit: 6 } as const;
export const ANY_KEY = { limit: 1 } as const;
export const ANY_DELIVERED = { limit: 1, status: "succeeded" } as const;
export const ALL_ENDPOINTS = { limit: 100 } as const;

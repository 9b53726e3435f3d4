/** A slot for an outside system: a module declares it, the composition root fills it. */
export interface Port<T> {
  provide(implementation: T): void;
  get(): T;
}

/**
 * Slots live on globalThis because server code is bundled more than once in one process. `usual` is what a program gets that
 * does not fill the slot.
 */
export function definePort<T>(name: string, usual?: T): Port<T> {
  const key = Symbol.for(`daric.port.${name}`);
  const slots = globalThis as unknown as Record<symbol, T | undefined>;
  return {
    provide(implementation) {
      slots[key] = implementation;
    },
    get() {
      // Null is an implementation: of what this installation does not have.
      const implementation = slots[key] === undefined ? usual : slots[key];
      if (implementation === undefined)
        throw new Error(`The port "${name}" has no implementation: call wirePorts() first`);
      return implementation;
    },
  };
}

/**
 * A member that the stand-in does not have must fail loudly, or the app would be tested against a silence that Electron
 * does not keep.
 */
export function strict<T extends object>(name: string, target: T): T {
  return new Proxy(target, {
    get(object, key) {
      if (typeof key === 'string' && !(key in object) && key !== 'then' && key !== 'toJSON') {
        throw new Error(`The Electron stand-in knows no ${name}.${key}.`);
      }
      const value: unknown = Reflect.get(object, key, object);
      return typeof value === 'function' ? value.bind(object) : value;
    },
    set(object, key, value) {
      if (!(key in object)) throw new Error(`The Electron stand-in knows no ${name}.${String(key)}.`);
      return Reflect.set(object, key, value, object);
    },
  });
}

import type { IUniform } from 'three';

/**
 * A number for shaders that changes in nearly every frame. Of a kind of its own, which the engine lays out for a number and changes in
 * place; a plain `{ value }` may hold anything, and each new number in it is a new object. For numbers that few materials read: each
 * reading takes such an object in turn.
 */
export class Dial implements IUniform<number> {
  /** Only declared: a field that is defined first holds `undefined`, and then its kind is anything. */
  declare value: number;
  constructor(value: number) {
    this.value = value;
  }
}

import { expect, test, vi } from 'vitest';
import { createStore } from '../../src/app/store';

test('tells those who watch of what changed, and of nothing else', () => {
  const store = createStore({ a: 1, b: 'x' });
  const heard = vi.fn();
  store.subscribe(heard);
  store.set({ a: 1 });
  expect(heard).not.toHaveBeenCalled();
  store.set({ a: 2 });
  expect(heard).toHaveBeenCalledExactlyOnceWith({ a: 2, b: 'x' }, { a: 1, b: 'x' });
});

test('a change made while telling is told afterwards, in order, to everybody', () => {
  const store = createStore({ a: 0, b: 0 });
  store.subscribe((now, before) => {
    if (now.a !== before.a) store.set({ b: now.a * 10 });
  });
  const heard: [number, number][] = [];
  store.subscribe((now) => heard.push([now.a, now.b]));
  store.set({ a: 1 });
  expect(heard).toEqual([
    [1, 0],
    [1, 10],
  ]);
});

test('who leaves hears no more, even in the middle of telling', () => {
  const store = createStore({ a: 0 });
  const heard = vi.fn();
  let leave = () => {};
  store.subscribe(() => leave());
  leave = store.subscribe(heard);
  store.set({ a: 1 });
  expect(heard).not.toHaveBeenCalled();
});

import { expect, test, vi } from 'vitest';
import { type ShortcutActions, shortcutOf } from '../../src/ui/shortcuts';

function press(key: string, focus: 'page' | 'button' | 'field' = 'page', shiftKey = false) {
  const actions = {
    togglePlay: vi.fn(),
    step: vi.fn(),
    goToEvent: vi.fn(),
    choose: vi.fn(),
    nextCamera: vi.fn(),
  } satisfies ShortcutActions;
  shortcutOf({ key, shiftKey }, focus)?.(actions);
  return actions;
}

test('keys move the clock and the view', () => {
  expect(press(' ').togglePlay).toHaveBeenCalledOnce();
  expect(press('ArrowLeft').step).toHaveBeenCalledWith(-1);
  expect(press('ArrowRight', 'page', true).step).toHaveBeenCalledWith(0.1);
  expect(press('.').goToEvent).toHaveBeenCalledWith(1);
  expect(press(',').goToEvent).toHaveBeenCalledWith(-1);
  expect(press('3').choose).toHaveBeenCalledWith('compare');
  expect(press('c').nextCamera).toHaveBeenCalledOnce();
});

test('a field keeps all its keys, a button its space bar', () => {
  for (const key of [' ', 'ArrowLeft', '1', 'c', '.']) expect(shortcutOf({ key, shiftKey: false }, 'field')).toBeNull();
  expect(press(' ', 'button').togglePlay).not.toHaveBeenCalled();
  expect(press('ArrowRight', 'button').step).toHaveBeenCalledWith(1);
});

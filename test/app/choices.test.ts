import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createAddressBar } from '../../src/app/address-bar';
import { tierFor } from '../../src/app/tier';
import { keepsClock } from '../../src/app/view';

test('a drawing program or two cores get the low quality, a graphics card the medium one', () => {
  const chip = 'ANGLE (NVIDIA, NVIDIA GeForce RTX 3060 Direct3D11)';
  expect(tierFor({ renderer: 'ANGLE (Google, Vulkan 1.3.0 (SwiftShader Device (Subzero)))', cores: 16 })).toBe('low');
  expect(tierFor({ renderer: 'llvmpipe (LLVM 15.0.7, 256 bits)', cores: 16 })).toBe('low');
  expect(tierFor({ renderer: chip, cores: 8 })).toBe('medium');
  expect(tierFor({ renderer: chip, cores: 2 })).toBe('low');
});

test('the clock goes on into Compare and out of it, but not from one jump to the other or past an end', () => {
  const span = { start: -4, end: 60 };
  expect(keepsClock('halo', 'compare', { time: 10 }, span)).toBe(true);
  expect(keepsClock('compare', 'cliff', { time: 10 }, span)).toBe(true);
  expect(keepsClock('compare', 'cliff', { time: 200 }, span)).toBe(false);
  expect(keepsClock('halo', 'cliff', { time: 10 }, span)).toBe(false);
});

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('the address is written once things are quiet, and only if it is another', () => {
  const replace = vi.fn();
  let search = '?jump=cliff';
  const bar = createAddressBar({ search: '', replace, linkTo: String }, () => search);
  for (let i = 0; i < 50; i++) {
    bar.touch();
    vi.advanceTimersByTime(50);
  }
  expect(replace).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1000);
  expect(replace).toHaveBeenCalledExactlyOnceWith('?jump=cliff');
  bar.touch();
  vi.advanceTimersByTime(1000);
  expect(replace).toHaveBeenCalledOnce();
  search = '';
  bar.touch();
  bar.dispose();
  vi.advanceTimersByTime(1000);
  expect(replace).toHaveBeenCalledOnce();
});

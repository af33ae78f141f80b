/** The two ways in which browsers make a video: frame by frame, however long each takes, or by recording what is drawn in real time. */
import { ArrayBufferTarget, Muxer } from 'webm-muxer';
import type { StageSize } from '../scene/stage';
import { bitrateOf, pixelsOf } from './video-plan';

export type VideoWay =
  /** Each frame is encoded by itself. */
  | { readonly kind: 'frames'; readonly config: VideoEncoderConfig; readonly codecId: string }
  /** What a canvas shows is recorded as it is drawn. */
  | { readonly kind: 'realTime'; readonly type: string }
  | { readonly kind: 'none' };

/** Codecs for WebM, the one that more players know first, with the names that WebM has for them. */
const codecs = [
  // Profile 0, level 5.1, 8 bits: up to 3,840 by 2,160 at 60 a second.
  { codec: 'vp09.00.51.08', id: 'V_VP9' },
  { codec: 'av01.0.13M.08', id: 'V_AV1' },
] as const;
const recorded = ['video/webm;codecs=vp9', 'video/webm;codecs=vp8', 'video/webm', 'video/mp4'] as const;

/** The best way of this browser to make a video of a size. */
export async function findWay(size: StageSize, rate: number): Promise<VideoWay> {
  if ('VideoEncoder' in globalThis) {
    for (const { codec, id } of codecs) {
      const config = {
        codec,
        ...pixelsOf(size),
        bitrate: bitrateOf(size, rate),
        framerate: rate,
        latencyMode: 'quality',
      } as const satisfies VideoEncoderConfig;
      const { supported } = await VideoEncoder.isConfigSupported(config).catch(() => ({ supported: false }));
      if (supported) return { kind: 'frames', config, codecId: id };
    }
  }
  if ('MediaRecorder' in globalThis && 'captureStream' in HTMLCanvasElement.prototype) {
    const type = recorded.find((each) => MediaRecorder.isTypeSupported(each));
    if (type) return { kind: 'realTime', type };
  }
  return { kind: 'none' };
}

/** What is filmed: frames that are drawn on demand. */
export interface Filmed {
  readonly canvas: HTMLCanvasElement;
  readonly count: number;
  readonly rate: number;
  draw(frame: number): void;
  /** So many frames are done. */
  onFrame(done: number): void;
  readonly signal: AbortSignal;
}

/** Frames that wait for the encoder, at most: each is a whole picture. */
const MOST_WAITING = 4;
/** From any moment a player goes back at most so far for a whole picture, s. */
const KEY_EVERY = 2;

/** @throws what the encoder says, or the reason of the signal */
export async function encodeFrames(
  { config, codecId }: Extract<VideoWay, { kind: 'frames' }>,
  { canvas, count, rate, draw, onFrame, signal }: Filmed,
): Promise<Blob> {
  const target = new ArrayBufferTarget();
  const { width, height } = config;
  const muxer = new Muxer({ target, video: { codec: codecId, width, height, frameRate: rate } });
  const failure: { error: unknown } = { error: null };
  let wake = (): void => undefined;
  const encoder = new VideoEncoder({
    output: (chunk, meta) => muxer.addVideoChunk(chunk, meta),
    error(error) {
      failure.error = error;
      wake();
    },
  });
  encoder.addEventListener('dequeue', () => wake());
  signal.addEventListener('abort', () => wake());
  try {
    encoder.configure(config);
    for (let i = 0; i < count; i++) {
      draw(i);
      const timestamp = Math.round((1e6 * i) / rate);
      const frame = new VideoFrame(canvas, { timestamp, duration: Math.round(1e6 / rate) });
      encoder.encode(frame, { keyFrame: i % (KEY_EVERY * rate) === 0 });
      frame.close();
      onFrame(i + 1);
      await nextTask();
      while (encoder.encodeQueueSize > MOST_WAITING && !failure.error && !signal.aborted) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      signal.throwIfAborted();
      if (failure.error) throw failure.error;
    }
    await encoder.flush();
    signal.throwIfAborted();
    muxer.finalize();
    return new Blob([target.buffer], { type: 'video/webm' });
  } finally {
    if (encoder.state !== 'closed') encoder.close();
  }
}

/** Lets the page paint, hear a press and go on: unlike a timer or a frame of the screen this does not wait in a hidden tab. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

/** Frames that the device is too slow for are left out, and the rest come when they should. */
export async function recordRealTime(
  { type }: Extract<VideoWay, { kind: 'realTime' }>,
  bitrate: number,
  { canvas, count, rate, draw, onFrame, signal }: Filmed,
): Promise<Blob> {
  const parts: Blob[] = [];
  draw(0);
  const recorder = new MediaRecorder(canvas.captureStream(rate), { mimeType: type, videoBitsPerSecond: bitrate });
  recorder.addEventListener('dataavailable', ({ data }) => parts.push(data));
  const stopped = new Promise<void>((resolve, reject) => {
    recorder.addEventListener('stop', () => resolve());
    recorder.addEventListener('error', () => reject(new Error('The recorder stopped.')));
  });
  try {
    recorder.start(1000);
    const begin = performance.now();
    for (let i = 0; i < count; ) {
      draw(i);
      onFrame(i + 1);
      const now = await new Promise<number>((resolve) => requestAnimationFrame(resolve));
      signal.throwIfAborted();
      if (i === count - 1) break;
      i = Math.min(Math.max(Math.floor(((now - begin) / 1000) * rate), i), count - 1);
    }
  } finally {
    if (recorder.state !== 'inactive') recorder.stop();
    for (const track of recorder.stream.getTracks()) track.stop();
  }
  await stopped;
  signal.throwIfAborted();
  return new Blob(parts, { type: type.replace(/;.*/, '') });
}

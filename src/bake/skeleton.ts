/**
 * Where the jumper's joints lie, m, in the frame of the hips: x to the front, y to the head, z to the right; standing, the
 * soles are {@link HIP_HEIGHT} below.
 */

/** Height of the hips above the soles when standing. */
export const HIP_HEIGHT = 0.97;

/** About this point of the spine the chest bends. */
export const WAIST = 0.16;
/** Where the head nods. */
export const NECK = 0.555;
/** Height of the shoulders, and how far they lie from the middle. */
export const SHOULDER = 0.46;
export const SHOULDER_OUT = 0.185;
/** Depth of the hip joints below the hips' middle, and how far they lie from it. */
export const HIP_JOINT = -0.04;
export const HIP_OUT = 0.1;

export const UPPER_ARM = 0.285;
export const FOREARM = 0.265;
export const THIGH = 0.43;
export const SHIN = 0.415;
/** From the wrist to the middle of the closed hand. */
export const PALM = 0.075;
/** From the ankle down to the sole, and forward to the ball of the foot. */
export const ANKLE = 0.085;
export const BALL = 0.1;

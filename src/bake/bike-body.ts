/**
 * The motorbike as a body. Its frame: x to the front, y up, z to the right, m; the origin lies on the ground in the middle between
 * the wheels, with the suspension at {@link SAG}. The recorded point of the ride lies on the same ground line, under the rider.
 */

/** Distance between the axles, m, and radii of the wheels. */
export const WHEELBASE = 1.48;
export const FRONT_RADIUS = 0.345;
export const REAR_RADIUS = 0.335;
/** Way of front and rear suspension from fully extended to its stop, m, and how much of it the weight takes up at rest. */
export const STROKE = 0.3;
export const SAG = 0.1;

/** Where the recorded point lies, m along the machine: so far behind the middle are the rider's hips. */
export const SADDLE = -0.225;

type Vector = readonly [x: number, y: number, z: number];

/** A rigid body: kg, m, and kg m² about the axes of its frame through its centre. */
export interface Mass {
  readonly mass: number;
  readonly centre: Vector;
  readonly inertia: Vector;
}

// A motocross bike carries engine and fuel a little below the middle of its height. Radii of gyration from its size (estimated).
const BIKE_CENTRE: Vector = [-0.02, 0.56, 0];
const BIKE_GYRATION: Vector = [0.25, 0.4, 0.43];
/** Rider on the pegs, bent over the bars (estimated). */
const RIDER_CENTRE: Vector = [-0.02, 1.12, 0];
const RIDER_GYRATION: Vector = [0.38, 0.24, 0.37];

/** Mass of each wheel with its tyre and half of what moves with it, as a share of the bike's. */
export const WHEEL_SHARE = 0.055;
/** Radius at which that mass may be thought to run round, m. */
const WHEEL_GYRATION = 0.27;

const moments = (mass: number, [x, y, z]: Vector): Vector => [mass * x * x, mass * y * y, mass * z * z];

export function bikeAlone(mass: number): Mass {
  return { mass, centre: BIKE_CENTRE, inertia: moments(mass, BIKE_GYRATION) };
}

/** Moment of one wheel about its axle, kg m². */
export function wheelInertia(bikeMass: number): number {
  return bikeMass * WHEEL_SHARE * WHEEL_GYRATION * WHEEL_GYRATION;
}

/** Bike and rider as one body. */
export function bikeAndRider(bikeMass: number, riderMass: number): Mass {
  const mass = bikeMass + riderMass;
  const share = riderMass / mass;
  const away = RIDER_CENTRE[1] - BIKE_CENTRE[1];
  // Both centres lie above each other: the distance counts for the two axes that lie level.
  const apart = bikeMass * share * away * away;
  const [bikeX, bikeY, bikeZ] = moments(bikeMass, BIKE_GYRATION);
  const [riderX, riderY, riderZ] = moments(riderMass, RIDER_GYRATION);
  return {
    mass,
    centre: [BIKE_CENTRE[0], BIKE_CENTRE[1] + share * away, 0],
    inertia: [bikeX + riderX + apart, bikeY + riderY, bikeZ + riderZ + apart],
  };
}

/** Where it touches the ground first: four numbers a ball, its centre in the frame of the machine and its radius, m. */
export const touchPoints: Float64Array = pointsOf();

/** How many balls there are round each wheel; they come first: front, then rear. */
export const RIM_POINTS = 6;

function pointsOf(): Float64Array {
  const points: number[] = [];
  const tyre = 0.05;
  // Sines of the corners of a hexagon.
  const half = 0.5 * Math.sqrt(3);
  const corners = [1, 0, 0.5, half, -0.5, half, -1, 0, -0.5, -half, 0.5, -half];
  for (const end of [1, -1]) {
    const radius = end > 0 ? FRONT_RADIUS : REAR_RADIUS;
    for (let i = 0; i < corners.length; i += 2) {
      // Fully extended the wheels hang lower than on the ground.
      const x = (end * WHEELBASE) / 2 + (radius - tyre) * (corners[i + 1] as number);
      const y = radius - SAG + (radius - tyre) * (corners[i] as number);
      points.push(x, y, 0, tyre);
    }
  }
  for (const side of [-1, 1]) {
    points.push(0.27, 1.08, 0.27 * side, 0.04); // bars: nearer than their ends, because they give way and turn
    points.push(-0.07, 0.36, 0.24 * side, 0.03); // pegs
    points.push(0.3, 0.78, 0.16 * side, 0.06); // shrouds
    points.push(-0.45, 0.82, 0.1 * side, 0.05); // side plates and exhaust
  }
  points.push(-1.05, 0.9, 0, 0.05); // end of the rear mudguard
  points.push(0.42, 0.95, 0, 0.1); // number plate
  points.push(0.02, 0.36, 0, 0.12); // skid plate
  points.push(-0.3, 0.9, 0, 0.07); // seat
  return Float64Array.from(points);
}

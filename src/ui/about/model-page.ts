import { element } from '../elements/dom';

interface Section {
  readonly title: string;
  readonly items: readonly string[];
}

const modelled: readonly Section[] = [
  {
    title: 'What is modelled',
    items: [
      'Each jumper, the bike and the cameraman are point masses under one law: gravity that falls with height, drag and lift by the air that flows past, density and speed of sound of the US Standard Atmosphere 1976, warmer or colder if you like.',
      'Drag area belongs to a body position, and positions blend over a second and a half. So the peak of a HALO jump comes early and high, and the thickening air slows the fall from there on.',
      'The opening follows a law of time fitted to openings on record: delay to line stretch, area that grows, a peak load. Then the canopy flies in trim with its glide ratio, turns into the wind, flares and touches down with a verdict.',
      'Wind is a table over height with seeded gusts. The wall of Helsetkopen, its bench of scree and the meadow are the ground that is drawn and the ground that is hit.',
      'Limbs, rucksack, swing under the canopy and the wreck of the bike are rigid bodies moved along the finished flight. They are picture: nothing of them flows back into a figure.',
    ],
  },
  {
    title: 'What is not',
    items: [
      'Rotation of the body and spin, added mass of the canopy, snatch force, line twists, slider hang-ups: peaks of real openings are sharper than the model peak.',
      'Thermals, turbulence and rotor at the cliff; other jumpers; Coriolis force (some 7 m in 100 s) and the curvature of the ground under the flight.',
      'Who jumps: skill, reaction, fear. It is a model for looking and learning, and no advice for jumping.',
    ],
  },
  {
    title: 'Where sources disagree',
    items: [
      'Cliff, the opening: press notes say barely 500 ft above the ground, the actor says about six seconds after the ramp. Six seconds are some 130 m of a fall of about 1,100, so both cannot be. Both are presets.',
      'Cliff, the depth: “4,000 feet” in the press; satellite tracks give 1,085 to 1,115 m, some 3,600 ft, from the lip to the meadow.',
      'Cliff, the takes: four (NRK), six (the featurette), seven (local paper) or eight (press notes) on one day.',
      'HALO, the speed: 200 mph (the director), up to 200 mph (Aero-News), 225 mph (/Film). From this exit 225 mph needs a head-down dive; the default peaks at 200.',
      'HALO, the exit: 25,000 ft is told; the three shots that make the one on the screen left between 18,000 and 25,000 ft.',
      'Stratos, the height of the peak speed: 27,833 m (summit report) or 28,833 m (a paper of 2017). Ours is compared with speed and times, not with that height.',
      'Nobody published: length, angle and speed of the ramp, how long the bike was held, masses of the jumpers, the wind of either day, the size of the canopies. Those defaults are marked as estimated or chosen under Sources.',
    ],
  },
];

export function modelPage(): readonly HTMLElement[] {
  return modelled.map(({ title, items }) =>
    element(
      'section',
      {},
      element('h3', { text: title }),
      element('ul', {}, ...items.map((text) => element('li', { text }))),
    ),
  );
}

/** How the lines of one run are told from those of another. */
interface RoleStyle {
  /** Name of its colour in the stylesheet. */
  readonly colour: `--${string}`;
  /** Pixels drawn and left out, in turn; empty for a whole line. */
  readonly dash: readonly number[];
  /** The same of the limits beside its lines; null where there are none. */
  readonly limitDash: readonly number[] | null;
  /** Whether it is a run on show, with events, phases and a place in the present; else it only lies behind one. */
  readonly isPresent: boolean;
}

/** What a line can stand for, in the order in which they are drawn. */
const table = {
  /** The run as it was before a change, or a kept one behind it. */
  ghost: { colour: '--ghost', dash: [5, 3], limitDash: null, isPresent: false },
  /** A measured jump beside the simulated one. */
  track: { colour: '--track', dash: [], limitDash: null, isPresent: true },
  second: { colour: '--second', dash: [], limitDash: [1, 3], isPresent: true },
  first: { colour: '--ink', dash: [], limitDash: [3, 3], isPresent: true },
} as const satisfies Record<string, RoleStyle>;

export type Role = keyof typeof table;
export const roles = Object.keys(table) as readonly Role[];
export const roleStyles: Readonly<Record<Role, RoleStyle>> = table;

/** Something for each of the roles. */
export function forRoles<T>(make: (role: Role) => T): Readonly<Record<Role, T>> {
  return Object.fromEntries(roles.map((role) => [role, make(role)])) as Record<Role, T>;
}

/** What rigid bodies make of a jump. Apart from the other jobs, because the first picture waits for those and not for this. */
import { bakeOf } from '../../bake/bake-of';
import { jumpById } from '../../jumps';
import type { JumpId } from '../../jumps/jump';
import type { Recording } from '../../recording/recording';
import { simulate } from '../../recording/simulate';

export interface BakeInput {
  readonly jump: JumpId;
  readonly values: Recording['values'];
}

/** The jump is flown again, because that takes less time than to send a recording. */
export const bakeRun = ({ jump, values }: BakeInput) => bakeOf(simulate(jumpById(jump), values));

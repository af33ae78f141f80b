import './what-if.css';
import type { TabContext } from '../drawer/drawer';
import { createCleanup, element } from '../elements/dom';
import type { Part } from '../part';
import type { PageState, Run } from '../state';
import { shortName } from '../text';
import { createAnswer } from './answer';
import { type Field, fieldSymbol, fieldText, readField } from './fields';
import { type Given, type Question, questions } from './questions';

/** A question to the simulator at a time: what there is to ask, what goes with it, and the answer. */
export function createWhatIf({ state, actions }: Pick<TabContext, 'state' | 'actions'>): Part & { update(): void } {
  const cleanup = createCleanup();
  const runOf = ({ runs, jump }: PageState): Run => runs[jump];
  const suiting = (): readonly Question[] => questions.filter((question) => question.suits(runOf(state.get())));
  let question = suiting()[0] as Question;
  /** What was typed into the fields of a question of a jump, by the names of both and of the field. */
  const typed = new Map<string, string>();
  let choice = '';
  let stopper: AbortController | null = null;
  let isStale = true;

  // --- what there is to ask ---------------------------------------------------------------------------------------------
  const list = element('div', { class: 'what-if-list', attributes: { role: 'radiogroup', 'aria-label': 'Question' } });
  const menu = element('select', { class: 'what-if-menu', attributes: { 'aria-label': 'Question' } });
  cleanup.listen(list, 'change', (event) => event.target instanceof HTMLInputElement && choose(event.target.value));
  cleanup.listen(menu, 'change', () => choose(menu.value));

  // --- what goes with it ------------------------------------------------------------------------------------------------
  const note = element('p', { class: 'what-if-note' });
  const rows = element('div', { class: 'what-if-fields' });
  const problem = element('p', { class: 'what-if-problem', attributes: { role: 'alert' } });
  const ask = element('button', { class: 'what-if-ask', text: 'Ask', attributes: { type: 'submit' } });
  const bar = element('progress', { attributes: { max: '1', 'aria-label': 'Flying the jumps' } });
  const cancel = element('button', { class: 'plain', text: 'Cancel', attributes: { type: 'button' } });
  const busy = element('div', { class: 'what-if-busy' }, bar, cancel);
  busy.hidden = true;
  const form = element(
    'form',
    { class: 'what-if-form', attributes: { 'aria-label': 'What goes with the question', novalidate: '' } },
    note,
    rows,
    problem,
    element('div', { class: 'what-if-go' }, ask, busy),
  );
  cleanup.listen(form, 'submit', (event) => {
    event.preventDefault();
    void answerIt();
  });
  cleanup.listen(cancel, 'click', stop);

  const answer = createAnswer({
    state,
    takeOver(run, changes) {
      actions.whatIf.takeOver(run.jump.id, changes);
    },
  });

  const nameOf = (field: Field): string => `${runOf(state.get()).jump.id} ${question.key} ${field.key}`;

  function choose(key: string): void {
    const next = questions.find((each) => each.key === key);
    if (!next || next === question) return;
    stop();
    question = next;
    choice = '';
    answer.clear();
    show();
  }

  let listed = '';
  /** Made anew only where other questions are offered: the arrow keys walk through them. */
  function offer(offered: readonly Question[]): void {
    const keys = offered.map(({ key }) => key).join();
    if (keys !== listed) {
      listed = keys;
      list.replaceChildren(
        ...offered.map((each) => {
          const input = element('input', { attributes: { type: 'radio', name: 'what-if', value: each.key } });
          return element('label', {}, input, element('span', { text: each.title }));
        }),
      );
      menu.replaceChildren(...offered.map((each) => new Option(each.title, each.key)));
    }
    for (const input of list.querySelectorAll('input')) input.checked = input.value === question.key;
    menu.value = question.key;
  }

  /** The fields of the question, each with what was typed into it or else with what it begins with. */
  function show(): void {
    isStale = false;
    const now = state.get();
    const run = runOf(now);
    const offered = suiting();
    if (!offered.includes(question)) question = offered[0] as Question;
    offer(offered);
    // Beside another run it has to say whose question it is.
    note.textContent = now.view === 'compare' ? `${shortName(run.jump.id)}. ${question.note}` : question.note;
    problem.textContent = '';
    rows.replaceChildren(...choiceRow(run), ...question.fields(run, now.units).map((field) => fieldRow(field)));
  }

  function choiceRow(run: Run): HTMLElement[] {
    const choices = question.choices?.(run);
    if (!choices) return [];
    if (!choices.options.some(([key]) => key === choice)) choice = choices.options[0]?.[0] ?? '';
    const select = element(
      'select',
      {},
      ...choices.options.map(([key, label]) => new Option(label, key, false, key === choice)),
    );
    select.addEventListener('change', () => {
      choice = select.value;
    });
    return [element('label', {}, element('span', { text: choices.label }), select)];
  }

  function fieldRow(field: Field): HTMLElement {
    const { units } = state.get();
    const symbol = fieldSymbol(field, units);
    const input = element('input', {
      attributes: {
        type: 'text',
        inputmode: 'decimal',
        autocomplete: 'off',
        'aria-label': symbol ? `${field.label}, ${symbol}` : field.label,
        'data-key': field.key,
      },
    });
    input.value = typed.get(nameOf(field)) ?? fieldText(field, field.initial, units);
    input.addEventListener('input', () => {
      typed.set(nameOf(field), input.value);
      input.removeAttribute('aria-invalid');
      problem.textContent = '';
    });
    return element(
      'label',
      { class: field.isShort ? 'is-short' : '' },
      element('span', { text: field.label }),
      element('span', { class: 'what-if-number' }, input, element('span', { class: 'what-if-unit', text: symbol })),
    );
  }

  /** What was filled in, or null with the reason said. */
  function read(): Given | null {
    const { units } = state.get();
    const numbers: Record<string, number> = {};
    for (const field of question.fields(runOf(state.get()), units)) {
      const input = rows.querySelector<HTMLInputElement>(`[data-key="${field.key}"]`);
      const { value, problem: fault } = readField(field, input?.value ?? '', units);
      if (value === undefined) {
        problem.textContent = fault ?? '';
        input?.setAttribute('aria-invalid', 'true');
        input?.focus();
        return null;
      }
      numbers[field.key] = value;
    }
    return { numbers, choice, units };
  }

  function stop(): void {
    stopper?.abort();
    stopper = null;
    busy.hidden = true;
    ask.hidden = false;
  }

  async function answerIt(): Promise<void> {
    const given = read();
    if (!given) return;
    stop();
    const hadFocus = form.contains(document.activeElement) ? (document.activeElement as HTMLElement) : null;
    const run = runOf(state.get());
    const mine = new AbortController();
    stopper = mine;
    problem.textContent = '';
    answer.clear();
    bar.value = 0;
    busy.hidden = false;
    ask.hidden = true;
    if (hadFocus === ask) cancel.focus();
    try {
      const reply = await question.ask(actions.whatIf, run, given, {
        signal: mine.signal,
        progress(share) {
          if (stopper === mine) bar.value = Math.max(bar.value, share);
        },
      });
      if (stopper !== mine || !reply) return;
      actions.whatIf.showOnGround(reply.marks);
      answer.show(run, reply);
    } catch {
      if (stopper === mine) problem.textContent = 'The question could not be answered. Ask again to try once more.';
    } finally {
      if (stopper === mine) {
        const wasOnCancel = document.activeElement === cancel;
        stop();
        if (wasOnCancel) ask.focus();
      }
    }
  }

  const root = element(
    'div',
    { class: 'what-if' },
    element('div', { class: 'what-if-questions' }, list, menu),
    form,
    answer.element,
  );

  cleanup.add(
    state.subscribe((now, before) => {
      const [run, last] = [runOf(now), runOf(before)];
      if (run.jump !== last.jump) {
        stop();
        answer.clear();
        show();
      }
      if (now.units !== before.units) {
        // What was typed was meant in the unit it stood beside.
        typed.clear();
      }
      if (run !== last || now.units !== before.units || now.view !== before.view) isStale = true;
    }),
  );

  return {
    element: root,
    update() {
      // Not under the fingers of whoever is typing.
      if (isStale && !rows.contains(document.activeElement)) show();
    },
    dispose() {
      stop();
      cleanup.run();
      answer.dispose();
      root.remove();
    },
  };
}

import { actions } from '../../../../shared/actions.ts';
import type { ReviewGroup } from '../../../../shared/contract/review.ts';
import { useAction } from '../../actions/useAction.ts';
import { useCategories } from '../../categories/useCategories.ts';
import { Button } from '../../ui/Button.tsx';
import { choiceNames } from './reviewGroups.ts';

const choiceActions = [
  'takeChoice1',
  'takeChoice2',
  'takeChoice3',
  'takeChoice4',
  'takeChoice5',
  'takeChoice6',
  'takeChoice7',
  'takeChoice8',
  'takeChoice9',
] as const;

/** Less likely ones would only take place, but three are always offered, if need be those that are used most. */
const worthOffering = 0.01;
const fewest = 3;

/** The likely categories, best first, each on its number key. */
export function CategoryChoices({
  choices,
  onTake,
}: {
  choices: ReviewGroup['choices'];
  onTake(categoryId: number, categoryPath: string): void;
}) {
  const { mostUsed } = useCategories();
  const likely = choices.filter(({ probability }, index) => index < fewest || probability >= worthOffering);
  const usual = mostUsed.filter(({ categoryId }) => likely.every((choice) => choice.categoryId !== categoryId));
  const offered = [...likely, ...usual.slice(0, Math.max(0, fewest - likely.length))];
  const names = choiceNames(offered.map(({ categoryPath }) => categoryPath));
  return choiceActions.map((action, index) => {
    const choice = offered[index];
    return (
      choice && (
        <ChoiceButton
          key={action}
          action={action}
          name={names[index] ?? choice.categoryPath}
          path={choice.categoryPath}
          onTake={() => onTake(choice.categoryId, choice.categoryPath)}
        />
      )
    );
  });
}

function ChoiceButton({
  action,
  name,
  path,
  onTake,
}: {
  action: (typeof choiceActions)[number];
  name: string;
  path: string;
  onTake(): void;
}) {
  useAction(action, onTake);
  return (
    <Button size="small" title={path} shortcut={actions[action].shortcut} onClick={onTake}>
      {name}
    </Button>
  );
}

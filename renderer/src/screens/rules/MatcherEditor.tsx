import { FolderPlus, Plus, X } from 'lucide-react';
import { Button, IconButton } from '../../ui/Button.tsx';
import { Select } from '../../ui/Select.tsx';
import {
  emptyTest,
  type GroupNode,
  isGroup,
  type MatcherNode,
  newGroup,
  newTest,
  replaced,
  type TestKind,
  type TestNode,
} from './matcherTree.ts';
import { TestFields } from './TestFields.tsx';

const kinds: readonly { readonly value: TestKind; readonly label: string }[] = [
  { value: 'bankText', label: 'Bank’s text' },
  { value: 'payee', label: 'Payee' },
  { value: 'amount', label: 'Amount' },
  { value: 'account', label: 'Account' },
  { value: 'date', label: 'Date' },
  { value: 'predictedCategory', label: 'Suggested category' },
  { value: 'category', label: 'Category it has' },
  { value: 'tags', label: 'Tag' },
  { value: 'currency', label: 'Currency' },
  { value: 'agreement', label: 'Agreement' },
];

const deepest = 4;

/** Which transactions a rule looks for: groups of tests, in groups. */
export function MatcherEditor({ root, onChange }: { root: GroupNode; onChange(root: GroupNode): void }) {
  return (
    <GroupEditor
      group={root}
      depth={1}
      onChange={onChange}
      onReplace={(id, by) => onChange(replaced(root, id, by))}
      onRemove={null}
    />
  );
}

function GroupEditor({
  group,
  depth,
  onChange,
  onReplace,
  onRemove,
}: {
  group: GroupNode;
  depth: number;
  onChange(group: GroupNode): void;
  onReplace(id: number, by: MatcherNode | null): void;
  onRemove: (() => void) | null;
}) {
  const add = (node: MatcherNode) => onChange({ ...group, children: [...group.children, node] });
  return (
    <fieldset className={depth > 1 ? 'rounded-control border border-line bg-paper/40 p-2.5' : ''}>
      <legend className="sr-only">{depth > 1 ? 'A group of tests' : 'Which transactions'}</legend>
      <div className="flex flex-col gap-2">
        {group.children.length === 0 && depth === 1 ? (
          <p className="text-control text-soft">Every transaction. Add a test to narrow it down.</p>
        ) : (
          <div className="flex items-center gap-2">
            <span className="text-control text-soft">Where</span>
            <div className="w-40">
              <Select
                label="How the tests go together"
                isLabelHidden
                value={group.mode}
                onChange={(mode) => onChange({ ...group, mode })}
                options={[
                  { value: 'all', label: 'all of these hold' },
                  { value: 'any', label: 'any of these holds' },
                  { value: 'none', label: 'none of these holds' },
                ]}
              />
            </div>
            {onRemove && <IconButton label="Take the group out" icon={<X size={14} />} onClick={onRemove} />}
          </div>
        )}
        {group.children.map((child) =>
          isGroup(child) ? (
            <GroupEditor
              key={child.id}
              group={child}
              depth={depth + 1}
              onChange={(next) => onReplace(child.id, next)}
              onReplace={onReplace}
              onRemove={() => onReplace(child.id, null)}
            />
          ) : (
            <TestEditor key={child.id} node={child} onReplace={onReplace} />
          ),
        )}
        <div className="flex flex-wrap gap-1.5">
          <Button size="small" icon={<Plus size={13} />} onClick={() => add(newTest(emptyTest('bankText')))}>
            Add a test
          </Button>
          {depth < deepest && (
            <Button
              size="small"
              variant="quiet"
              icon={<FolderPlus size={13} />}
              onClick={() => add(newGroup('any', [newTest(emptyTest('bankText'))]))}
            >
              Add a group
            </Button>
          )}
        </div>
      </div>
    </fieldset>
  );
}

function TestEditor({ node, onReplace }: { node: TestNode; onReplace(id: number, by: MatcherNode | null): void }) {
  return (
    <div className="flex items-start gap-2">
      <div className="flex min-w-0 flex-1 flex-wrap gap-2">
        <div className="w-36">
          <Select
            label="What is tested"
            isLabelHidden
            value={node.test.test}
            onChange={(kind) => onReplace(node.id, { ...node, test: emptyTest(kind) })}
            options={kinds}
          />
        </div>
        <TestFields test={node.test} onChange={(test) => onReplace(node.id, { ...node, test })} />
      </div>
      <IconButton label="Take the test out" icon={<X size={14} />} onClick={() => onReplace(node.id, null)} />
    </div>
  );
}

import { expect, test } from 'vitest';
import { categoryName, draftCategory } from '../../../../renderer/src/categories/categoryName.ts';

const existing = [
  { id: 1, path: 'Food' },
  { id: 2, path: 'Food > Groceries' },
];

test('the name of a category is the last of its path', () => {
  expect(categoryName('Food > Groceries')).toBe('Groceries');
  expect(categoryName('Food')).toBe('Food');
});

test('a typed name makes a category of its own', () => {
  expect(draftCategory(' Bakery ', existing)).toEqual({ name: 'Bakery', parentId: null });
});

test('a typed path makes a category under a parent that exists, in whatever case', () => {
  expect(draftCategory('food > Bakery', existing)).toEqual({ name: 'Bakery', parentId: 1 });
  expect(draftCategory('Food>Groceries>Bread', existing)).toEqual({ name: 'Bread', parentId: 2 });
});

test('a typed path under no existing parent becomes one name', () => {
  expect(draftCategory('Garden > Plants', existing)).toEqual({ name: 'Garden Plants', parentId: null });
});

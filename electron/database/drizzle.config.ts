import { defineConfig } from 'drizzle-kit';

export default defineConfig({
  dialect: 'sqlite',
  schema: ['./electron/database/schema.ts', './electron/database/importSchema.ts', './electron/database/mlSchema.ts'],
  out: './electron/database/migrations',
});

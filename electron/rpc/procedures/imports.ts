import * as contract from '../../../shared/contract/imports.ts';
import * as watched from '../../../shared/contract/watchedFolder.ts';
import { mutation, query, router } from '../trpc.ts';

export const importsProcedures = router({
  previewImport: query
    .input(contract.previewImport.input)
    .output(contract.previewImport.output)
    .query(({ ctx, input, signal }) => ctx.services.imports.previewImport(input, signal)),
  listImports: query
    .input(contract.listImports.input)
    .output(contract.listImports.output)
    .query(({ ctx, input }) => ctx.services.imports.listImports(input)),
  getImport: query
    .input(contract.getImport.input)
    .output(contract.getImport.output)
    .query(({ ctx, input }) => ctx.services.imports.getImport(input)),
  listProfiles: query
    .input(contract.listProfiles.input)
    .output(contract.listProfiles.output)
    .query(({ ctx, input }) => ctx.services.imports.profiles.listProfiles(input)),
  getWatchedFolder: query
    .input(watched.getWatchedFolder.input)
    .output(watched.getWatchedFolder.output)
    .query(({ ctx, input }) => ctx.services.imports.watched.getWatchedFolder(input)),
  watchFolder: mutation
    .input(watched.watchFolder.input)
    .output(watched.watchFolder.output)
    .mutation(({ ctx, input }) => ctx.services.imports.watched.watchFolder(input)),
  unwatchFolder: mutation
    .input(watched.unwatchFolder.input)
    .output(watched.unwatchFolder.output)
    .mutation(({ ctx, input }) => ctx.services.imports.watched.unwatchFolder(input)),
  stageWatchedFile: mutation
    .input(watched.stageWatchedFile.input)
    .output(watched.stageWatchedFile.output)
    .mutation(({ ctx, input }) => ctx.services.imports.watched.stageWatchedFile(input)),
  stageFile: mutation
    .input(contract.stageFile.input)
    .output(contract.stageFile.output)
    .mutation(({ ctx, input }) => ctx.services.imports.stageFile(input)),
  importFile: mutation
    .input(contract.importFile.input)
    .output(contract.importFile.output)
    .mutation(({ ctx, input, signal }) => ctx.services.imports.importFile(input, signal)),
  importFolder: mutation
    .input(contract.importFolder.input)
    .output(contract.importFolder.output)
    .mutation(({ ctx, input, signal }) => ctx.services.imports.importFolder(input, signal)),
  undoImport: mutation
    .input(contract.undoImport.input)
    .output(contract.undoImport.output)
    .mutation(({ ctx, input }) => ctx.services.imports.undoImport(input)),
  renameProfile: mutation
    .input(contract.renameProfile.input)
    .output(contract.renameProfile.output)
    .mutation(({ ctx, input }) => ctx.services.imports.profiles.renameProfile(input)),
  deleteProfile: mutation
    .input(contract.deleteProfile.input)
    .output(contract.deleteProfile.output)
    .mutation(({ ctx, input }) => ctx.services.imports.profiles.deleteProfile(input)),
});

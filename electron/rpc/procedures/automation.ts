import * as approvals from '../../../shared/contract/approvals.ts';
import * as contract from '../../../shared/contract/automation.ts';
import * as backtests from '../../../shared/contract/backtests.ts';
import * as advice from '../../../shared/contract/ruleAdvice.ts';
import * as promises from '../../../shared/contract/rulePromises.ts';
import { mutation, query, router } from '../trpc.ts';

export const automationProcedures = router({
  listAutomationRules: query
    .input(contract.listAutomationRules.input)
    .output(contract.listAutomationRules.output)
    .query(({ ctx, input }) => ctx.services.automation.listAutomationRules(input)),
  previewAutomationRule: query
    .input(contract.previewAutomationRule.input)
    .output(contract.previewAutomationRule.output)
    .query(({ ctx, input }) => ctx.services.ruleRuns.previewAutomationRule(input)),
  listExecutions: query
    .input(contract.listExecutions.input)
    .output(contract.listExecutions.output)
    .query(({ ctx, input }) => ctx.services.automation.listExecutions(input)),
  createAutomationRule: mutation
    .input(contract.createAutomationRule.input)
    .output(contract.createAutomationRule.output)
    .mutation(({ ctx, input }) => ctx.services.automation.createAutomationRule(input)),
  updateAutomationRule: mutation
    .input(contract.updateAutomationRule.input)
    .output(contract.updateAutomationRule.output)
    .mutation(({ ctx, input }) => ctx.services.automation.updateAutomationRule(input)),
  toggleAutomationRule: mutation
    .input(contract.toggleAutomationRule.input)
    .output(contract.toggleAutomationRule.output)
    .mutation(({ ctx, input }) => ctx.services.automation.toggleAutomationRule(input)),
  deleteAutomationRule: mutation
    .input(contract.deleteAutomationRule.input)
    .output(contract.deleteAutomationRule.output)
    .mutation(({ ctx, input }) => ctx.services.automation.deleteAutomationRule(input)),
  runAutomation: mutation
    .input(contract.runAutomation.input)
    .output(contract.runAutomation.output)
    .mutation(({ ctx, input, signal }) => ctx.services.ruleRuns.runAutomation(input, signal)),
  traceRules: query
    .input(contract.traceRules.input)
    .output(contract.traceRules.output)
    .query(({ ctx, input }) => ctx.services.ruleRuns.traceRules(input)),
  checkRegularExpression: query
    .input(contract.checkRegularExpression.input)
    .output(contract.checkRegularExpression.output)
    .query(({ ctx, input }) => ctx.services.automation.checkRegularExpression(input)),
  getRulePerformance: query
    .input(contract.getRulePerformance.input)
    .output(contract.getRulePerformance.output)
    .query(({ ctx, input }) => ctx.services.automation.getRulePerformance(input)),
  exportAutomationRules: query
    .input(contract.exportAutomationRules.input)
    .output(contract.exportAutomationRules.output)
    .query(({ ctx, input }) => ctx.services.automation.exportAutomationRules(input)),
  importAutomationRules: mutation
    .input(contract.importAutomationRules.input)
    .output(contract.importAutomationRules.output)
    .mutation(({ ctx, input }) => ctx.services.automation.importAutomationRules(input)),
  reorderAutomationRules: mutation
    .input(contract.reorderAutomationRules.input)
    .output(contract.reorderAutomationRules.output)
    .mutation(({ ctx, input }) => ctx.services.automation.reorderAutomationRules(input)),
  listApprovals: query
    .input(approvals.listApprovals.input)
    .output(approvals.listApprovals.output)
    .query(({ ctx, input }) => ctx.services.approvals.listApprovals(input)),
  decideApprovals: mutation
    .input(approvals.decideApprovals.input)
    .output(approvals.decideApprovals.output)
    .mutation(({ ctx, input }) => ctx.services.approvals.decideApprovals(input)),
  getRulePromise: query
    .input(promises.getRulePromise.input)
    .output(promises.getRulePromise.output)
    .query(({ ctx, input }) => ctx.services.rulePromises.getRulePromise(input)),
  proveRulePromise: mutation
    .input(promises.proveRulePromise.input)
    .output(promises.proveRulePromise.output)
    .mutation(({ ctx, input, signal }) => ctx.services.rulePromises.proveRulePromise(input, signal)),
  tryPromise: mutation
    .input(promises.tryPromise.input)
    .output(promises.tryPromise.output)
    .mutation(({ ctx, input, signal }) => ctx.services.rulePromises.tryPromise(input, signal)),
  liftSuspension: mutation
    .input(promises.liftSuspension.input)
    .output(promises.liftSuspension.output)
    .mutation(({ ctx, input }) => ctx.services.ruleGuard.liftSuspension(input)),
  listToVerify: query
    .input(promises.listToVerify.input)
    .output(promises.listToVerify.output)
    .query(({ ctx, input }) => ctx.services.ruleGuard.listToVerify(input)),
  backtestAutomationRule: mutation
    .input(backtests.backtestAutomationRule.input)
    .output(backtests.backtestAutomationRule.output)
    .mutation(({ ctx, input, signal }) => ctx.services.backtests.backtestAutomationRule(input, signal)),
  listBacktestRows: query
    .input(backtests.listBacktestRows.input)
    .output(backtests.listBacktestRows.output)
    .query(({ ctx, input }) => ctx.services.backtests.listBacktestRows(input)),
  suggestRules: query
    .input(advice.suggestRules.input)
    .output(advice.suggestRules.output)
    .query(({ ctx, input }) => ctx.services.ruleAdvice.suggestRules(input)),
  checkRules: query
    .input(advice.checkRules.input)
    .output(advice.checkRules.output)
    .query(({ ctx, input }) => ctx.services.ruleAdvice.checkRules(input)),
  dismissSuggestion: mutation
    .input(advice.dismissSuggestion.input)
    .output(advice.dismissSuggestion.output)
    .mutation(({ ctx, input }) => ctx.services.ruleAdvice.dismissSuggestion(input)),
});
